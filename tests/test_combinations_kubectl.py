"""What kubectl and kubeadm do not take together, and lines beside it that are fine."""

import pytest

from cheatsheet.explain.explain import explain
from cheatsheet.library import Library

BESIDE = ("danger", "deprecated", "removed", "legacy")
"""Codes that say nothing about how the words of a line go together."""

REFUSED = [
    ("kubectl get pod web -A", "-A", "kubectl get pod web -n shop"),
    ("kubectl get pod/web -A", "-A", "kubectl get pods -A"),
    ("kubectl get deploy web --all-namespaces", "--all-namespaces", "kubectl get node worker-1 -A"),
    ("kubectl get pod web -l app=web", "-l app=web", "kubectl get pod -l app=web"),
    (
        "kubectl get pod web --field-selector=status.phase=Running",
        "--field-selector=status.phase=Running",
        "kubectl get pod --field-selector=status.phase=Running",
    ),
    ("kubectl get -f web.yaml pods", "pods", "kubectl get -f web.yaml"),
    ("kubectl get -f web.yaml -k base", "-k base", "kubectl get -k base"),
    ("kubectl get --raw /healthz pods", "pods", "kubectl get --raw /healthz"),
    ("kubectl get --raw /healthz -o yaml", "-o yaml", "kubectl get --raw '/healthz?verbose'"),
    ("kubectl get --raw /api/v1/pods -w", "-w", "kubectl get --raw '/api/v1/pods?watch=true'"),
    ("kubectl get pods,services -w", "-w", "kubectl get pods -w"),
    ("kubectl get pods --show-labels -o yaml", "-o yaml", "kubectl get pods --show-labels -o wide"),
    ("kubectl get pods --output-watch-events", "--output-watch-events", "kubectl get pods -w --output-watch-events"),
    ("kubectl get pods --as-group=admins", "--as-group=admins", "kubectl get pods --as=anna --as-group=admins"),
    ("kubectl get pods --token=$TOKEN --username=anna", "--username=anna", "kubectl get pods --token=$TOKEN"),
    ("kubectl get pods --subresource=status", "--subresource=status", "kubectl get pod web --subresource=status"),
    ("kubectl describe pod web -l app=web", "-l app=web", "kubectl describe pod -l app=web"),
    ("kubectl describe svc web -A", "-A", "kubectl describe svc -A"),
    ("kubectl delete pod web --all", "--all", "kubectl delete pods --all"),
    ("kubectl delete pod/web --all", "--all", "kubectl delete pod/web"),
    ("kubectl delete pod web -l app=web", "-l app=web", "kubectl delete pod -l app=web"),
    ("kubectl delete pods --all -l app=web", "-l app=web", "kubectl delete pods -l app=web -n shop"),
    (
        "kubectl delete pods --all --field-selector=status.phase=Failed",
        "--field-selector=status.phase=Failed",
        "kubectl delete pods --field-selector=status.phase=Failed",
    ),
    (
        "kubectl delete pod web --force --grace-period=5",
        "--grace-period=5",
        "kubectl delete pod web --force --grace-period=0",
    ),
    ("kubectl delete pod web --force --now", "--now", "kubectl delete pod web --now"),
    ("kubectl delete pod web --now --grace-period=1", "--grace-period=1", "kubectl delete pod web --grace-period=1"),
    ("kubectl delete secret db -A", "-A", "kubectl delete secret db -n shop"),
    ("kubectl delete -f web.yaml pod", "pod", "kubectl delete -f web.yaml"),
    ("kubectl apply -f web.yaml -k base", "-k base", "kubectl apply -k base"),
    ("kubectl apply -R -k base", "-k base", "kubectl apply -R -f base"),
    (
        "kubectl apply -f web.yaml --server-side --force",
        "--force",
        "kubectl apply -f web.yaml --server-side --force-conflicts",
    ),
    (
        "kubectl apply -f web.yaml --force --dry-run=server",
        "--dry-run=server",
        "kubectl apply -f web.yaml --dry-run=server",
    ),
    (
        "kubectl apply -f web.yaml --server-side --dry-run=client",
        "--dry-run=client",
        "kubectl apply -f web.yaml --server-side --dry-run=server",
    ),
    (
        "kubectl apply -f web.yaml --force-conflicts",
        "--force-conflicts",
        "kubectl apply -f web.yaml --force-conflicts --server-side",
    ),
    (
        "kubectl apply -f web.yaml --subresource=status",
        "--subresource=status",
        "kubectl apply -f web.yaml --server-side --subresource=status",
    ),
    ("kubectl apply -f web.yaml --prune", "--prune", "kubectl apply -f web.yaml --prune -l app=web"),
    ("kubectl apply -f web.yaml --prune --all -l app=web", "-l app=web", "kubectl apply -f web.yaml --prune --all"),
    ("kubectl apply -f web.yaml --prune --force -l app=web", "--force", "kubectl apply -f web.yaml --force"),
    (
        "kubectl diff -f web.yaml --force-conflicts",
        "--force-conflicts",
        "kubectl diff -f web.yaml --server-side --force-conflicts",
    ),
    (
        "kubectl patch pod web -p '{}' --patch-file=p.yaml",
        "--patch-file=p.yaml",
        "kubectl patch pod web --patch-file=p.yaml",
    ),
    ("kubectl patch pod web -p '{}' --local", "--local", "kubectl patch -f web.yaml -p '{}' --local"),
    (
        "kubectl replace -f web.yaml --grace-period=5",
        "--grace-period=5",
        "kubectl replace -f web.yaml --force --grace-period=5",
    ),
    ("kubectl replace -f web.yaml --timeout=1m", "--timeout=1m", "kubectl replace -f web.yaml --force --timeout=1m"),
    (
        "kubectl replace -f web.yaml --force --dry-run=client",
        "--dry-run=client",
        "kubectl replace -f web.yaml --dry-run=client",
    ),
    ("kubectl wait pod web -l app=web --for=delete", "-l app=web", "kubectl wait pod -l app=web --for=delete"),
    ("kubectl create -f web.yaml --raw /api/v1/namespaces --edit", "--edit", "kubectl create -f web.yaml --edit"),
    (
        "kubectl create configmap web --from-env-file=.env --from-literal=A=b",
        "--from-literal=A=b",
        "kubectl create configmap web --from-file=web.conf --from-literal=A=b",
    ),
    (
        "kubectl create secret generic db --from-env-file=.env --from-file=key",
        "--from-file=key",
        "kubectl create secret generic db --from-env-file=.env",
    ),
    (
        "kubectl create secret docker-registry hub --docker-username=anna",
        "--docker-username=anna",
        "kubectl create secret docker-registry hub --docker-username=anna --docker-password=$PASSWORD",
    ),
    (
        "kubectl create deployment web --image=nginx --image=redis -- sh",
        "sh",
        "kubectl create deployment web --image=nginx -- sh",
    ),
    (
        "kubectl create job now --image=busybox --from=cronjob/backup",
        "--from=cronjob/backup",
        "kubectl create job now --from=cronjob/backup",
    ),
    ("kubectl create job now --from=cronjob/backup -- sh", "sh", "kubectl create job now --image=busybox -- sh"),
    (
        "kubectl create pdb web --selector=app=web --min-available=1 --max-unavailable=1",
        "--max-unavailable=1",
        "kubectl create pdb web --selector=app=web --min-available=1",
    ),
    (
        "kubectl create clusterrole all --aggregation-rule=a=b --verb=get",
        "--verb=get",
        "kubectl create clusterrole all --aggregation-rule=a=b",
    ),
    (
        "kubectl create clusterrole all --verb=get",
        "--verb=get",
        "kubectl create clusterrole all --verb=get --resource=pods",
    ),
    (
        "kubectl create rolebinding dev --role=edit --clusterrole=edit --user=anna",
        "--clusterrole=edit",
        "kubectl create rolebinding dev --clusterrole=edit --user=anna",
    ),
    (
        "kubectl create token ci --bound-object-name=web",
        "--bound-object-name=web",
        "kubectl create token ci --bound-object-kind=Pod --bound-object-name=web",
    ),
    (
        "kubectl create service clusterip web --clusterip=10.96.0.9",
        "--clusterip=10.96.0.9",
        "kubectl create service clusterip web --clusterip=None",
    ),
    ("kubectl run box --image=busybox --rm", "--rm", "kubectl run box --image=busybox --rm -it"),
    (
        "kubectl run box --image=busybox --rm -it --attach=false",
        "--attach=false",
        "kubectl run box --image=busybox --rm --attach",
    ),
    ("kubectl run box --image=busybox -t", "-t", "kubectl run box --image=busybox -ti"),
    (
        "kubectl run box --image=busybox -i --dry-run=client",
        "--dry-run=client",
        "kubectl run box --image=busybox --dry-run=client",
    ),
    ("kubectl run web --image=nginx --expose", "--expose", "kubectl run web --image=nginx --expose --port=80"),
    ("kubectl exec web -f web.yaml -- ls", "-f web.yaml", "kubectl exec -f web.yaml -- ls"),
    ("kubectl logs web -l app=web", "-l app=web", "kubectl logs -l app=web"),
    ("kubectl logs web app -c app", "-c app", "kubectl logs web app"),
    ("kubectl logs web --all-containers -c app", "-c app", "kubectl logs web --all-containers"),
    (
        "kubectl logs web --since=5m --since-time=2026-01-01T00:00:00Z",
        "--since-time=2026-01-01T00:00:00Z",
        "kubectl logs web --since=5m",
    ),
    ("kubectl label pods --all -l app=web tier=front", "-l app=web", "kubectl label pods --all tier=front"),
    ("kubectl label pod web --list -o yaml", "-o yaml", "kubectl label pod web --list"),
    ("kubectl label pod web tier=front --local", "--local", "kubectl label -f web.yaml tier=front --local"),
    (
        "kubectl label pod web api tier=front --resource-version=5",
        "--resource-version=5",
        "kubectl label pod web tier=front --resource-version=5",
    ),
    (
        "kubectl annotate -f web.yaml note=x --local --dry-run=server",
        "--dry-run=server",
        "kubectl annotate -f web.yaml note=x --local --dry-run=client",
    ),
    ("kubectl scale deploy web -l app=web --replicas=2", "-l app=web", "kubectl scale deploy -l app=web --replicas=2"),
    (
        "kubectl set image deploy/web app=nginx -l app=web",
        "-l app=web",
        "kubectl set image deploy app=nginx -l app=web",
    ),
    ("kubectl set image deploy/web '*=nginx' app=redis", "app=redis", "kubectl set image deploy/web '*=nginx'"),
    ("kubectl set env deploy/web --list -o yaml", "-o yaml", "kubectl set env deploy/web --list"),
    ("kubectl set env deploy/web A=b --keys=a", "--keys=a", "kubectl set env deploy/web --from=secret/db --keys=a"),
    (
        "kubectl set resources deploy --all -l a=b --limits=cpu=1",
        "-l a=b",
        "kubectl set resources deploy --all --limits=cpu=1",
    ),
    ("kubectl rollout restart deploy web -l app=web", "-l app=web", "kubectl rollout restart deploy -l app=web"),
    ("kubectl rollout restart pod web", "pod", "kubectl rollout restart deploy web"),
    ("kubectl cp site.html index.html", "index.html", "kubectl cp site.html web:/srv/index.html"),
    ("kubectl cp web:/a api:/b", "api:/b", "kubectl cp web:/a b"),
    ("kubectl drain worker-1 -l pool=old", "-l pool=old", "kubectl drain -l pool=old"),
    ("kubectl cordon worker-1 -l pool=old", "-l pool=old", "kubectl cordon worker-1"),
    ("kubectl taint nodes --all -l pool=old a=b:NoSchedule", "-l pool=old", "kubectl taint nodes --all a=b:NoSchedule"),
    ("kubectl top pod web -l app=web", "-l app=web", "kubectl top pod -l app=web"),
    ("kubectl top node worker-1 -l pool=old", "-l pool=old", "kubectl top node worker-1"),
    ("kubectl auth can-i get pods --no-headers", "--no-headers", "kubectl auth can-i --list --no-headers"),
    ("kubectl auth can-i --list -A", "-A", "kubectl auth can-i get pods -A"),
    ("kubectl auth can-i --list get", "get", "kubectl auth can-i --list"),
    ("kubectl proxy --unix-socket=/tmp/k.sock --port=8002", "--port=8002", "kubectl proxy --port=8002"),
    (
        "kubectl config set-context dev --current --namespace=shop",
        "--current",
        "kubectl config set-context --current --namespace=shop",
    ),
    (
        "kubectl config set-cluster dev --embed-certs",
        "--embed-certs",
        "kubectl config set-cluster dev --embed-certs --certificate-authority=ca.crt",
    ),
    (
        "kubectl config set-cluster dev --insecure-skip-tls-verify --certificate-authority=ca.crt",
        "--certificate-authority=ca.crt",
        "kubectl config set-cluster dev --certificate-authority=ca.crt",
    ),
    (
        "kubectl config set-credentials anna --token=$TOKEN --username=anna",
        "--username=anna",
        "kubectl config set-credentials anna --token=$TOKEN",
    ),
    ("kubectl config view --merge=false", "--merge=false", "kubectl config view --merge=false --kubeconfig=dev.yaml"),
    ("kubectl certificate approve anna -f csr.yaml", "-f csr.yaml", "kubectl certificate approve -f csr.yaml"),
    (
        "kubectl debug web --image=busybox --same-node",
        "--same-node",
        "kubectl debug web --image=busybox --copy-to=web-2 --same-node",
    ),
    (
        "kubectl debug web --image=busybox --copy-to=web-2 --target=app",
        "--target=app",
        "kubectl debug web --image=busybox --target=app",
    ),
    ("kubectl debug web --image=busybox -t", "-t", "kubectl debug web --image=busybox -it"),
    ("kubectl debug web --copy-to=web-2", "--copy-to=web-2", "kubectl debug web --copy-to=web-2 -c app -- sh"),
    (
        "kubeadm init --config=k.yaml --pod-network-cidr=10.244.0.0/16",
        "--pod-network-cidr=10.244.0.0/16",
        "kubeadm init --config=k.yaml --upload-certs --ignore-preflight-errors=Swap",
    ),
    (
        "kubeadm init --config=k.yaml --kubernetes-version=v1.34.2",
        "--kubernetes-version=v1.34.2",
        "kubeadm init --kubernetes-version=v1.34.2",
    ),
    (
        "kubeadm init --ignore-preflight-errors=all,Swap",
        "--ignore-preflight-errors=all,Swap",
        "kubeadm init --ignore-preflight-errors=all",
    ),
    ("kubeadm join --config=k.yaml --control-plane", "--control-plane", "kubeadm join --config=k.yaml --node-name=w1"),
    (
        "kubeadm join 10.0.0.2:6443 --discovery-file=c.yaml",
        "--discovery-file=c.yaml",
        "kubeadm join --discovery-file=c.yaml",
    ),
    ("kubeadm reset --config=k.yaml --force", "--force", "kubeadm reset --force"),
    ("kubeadm token create --config=k.yaml --ttl=1h", "--ttl=1h", "kubeadm token create --ttl=1h"),
]

IGNORED = [
    ("kubectl uncordon node worker-1", "node", "kubectl uncordon worker-1"),
    ("kubectl drain nodes worker-1", "nodes", "kubectl drain node/worker-1"),
    ("kubectl replace pod web -f web.yaml", "pod", "kubectl replace -f web.yaml"),
    ("kubectl get pods -n shop -A", "-A", "kubectl get pods -n shop"),
    (
        "kubectl get pods -w --sort-by=.metadata.name",
        "--sort-by=.metadata.name",
        "kubectl get pods --sort-by=.metadata.name",
    ),
    ("kubectl get pods -L app -o yaml", "-o yaml", "kubectl get pods -L app -o wide"),
    (
        "kubectl get pods --template='{{.kind}}' -o yaml",
        "-o yaml",
        "kubectl get pods --template='{{.kind}}' -o go-template",
    ),
    ("kubectl delete pod web --grace-period=0", "--grace-period=0", "kubectl delete pod web --grace-period=30"),
    ("kubectl delete pod web --wait=false --timeout=1m", "--timeout=1m", "kubectl delete pod web --timeout=1m"),
    ("kubectl apply -f web.yaml --all", "--all", "kubectl apply -f web.yaml"),
    ("kubectl label pod web --all tier=front", "--all", "kubectl label pod web tier=front"),
    ("kubectl scale deploy web --all --replicas=2", "--all", "kubectl scale deploy --all --replicas=2"),
    ("kubectl taint nodes worker-1 --all a=b:NoSchedule", "--all", "kubectl taint nodes worker-1 a=b:NoSchedule"),
    ("kubectl exec -t web -- ls", "-t", "kubectl exec -it web -- ls"),
    ("kubectl attach -t web", "-t", "kubectl attach -it web"),
    ("kubectl top pod web -A", "-A", "kubectl top pod -A"),
    (
        "kubectl rollout status deploy web -w=false --timeout=1m",
        "--timeout=1m",
        "kubectl rollout status deploy web --timeout=1m",
    ),
    ("kubectl config set-context --current", "--current", "kubectl config set-context --current --user=anna"),
    ("kubectl proxy --www-prefix=/site/", "--www-prefix=/site/", "kubectl proxy --www=site --www-prefix=/site/"),
    (
        "kubectl debug web --image=busybox --keep-labels",
        "--keep-labels",
        "kubectl debug web --image=busybox --copy-to=web-2 --keep-labels",
    ),
    (
        "kubectl create secret docker-registry hub --from-file=config.json --docker-username=anna",
        "--docker-username=anna",
        "kubectl create secret docker-registry hub --from-file=config.json",
    ),
    ("kubeadm join 10.0.0.2:6443 --config=k.yaml", "--config=k.yaml", "kubeadm join --config=k.yaml"),
    (
        "kubeadm token create --certificate-key=$KEY",
        "--certificate-key=$KEY",
        "kubeadm token create --print-join-command --certificate-key=$KEY",
    ),
]

MISSING = [
    ("kubectl delete pod", "missing-operand", "kubectl delete pod $POD"),
    ("kubectl delete pods -A", "missing-operand", "kubectl delete pods -A --all"),
    ("kubectl label pod tier=front", "missing-operand", "kubectl label pod/web tier=front"),
    ("kubectl label pod web", "missing-operand", "kubectl label pod web --list"),
    ("kubectl annotate pod web", "missing-operand", "kubectl annotate pod web note-"),
    ("kubectl scale deploy --replicas=2", "missing-operand", "kubectl scale deploy/web --replicas=2"),
    ("kubectl patch pod -p '{}'", "missing-operand", "kubectl patch pod web -p '{}'"),
    ("kubectl patch pod web", "missing-flag", "kubectl patch pod/web --patch-file=p.yaml"),
    ("kubectl expose deploy --port=80", "missing-operand", "kubectl expose deploy web --port=80"),
    ("kubectl autoscale deploy --max=5", "missing-operand", "kubectl autoscale deploy/web --max=5"),
    ("kubectl wait pod --for=delete", "missing-operand", "kubectl wait pod --all --for=delete"),
    ("kubectl set image deploy/web", "missing-operand", "kubectl set image deploy/web app=nginx"),
    ("kubectl set image deploy app=nginx", "missing-operand", "kubectl set image deploy --all app=nginx"),
    ("kubectl set resources deploy/web", "missing-flag", "kubectl set resources deploy/web --limits=cpu=1"),
    ("kubectl set subject rolebinding web", "missing-flag", "kubectl set subject rolebinding web --user=anna"),
    ("kubectl taint nodes a=b:NoSchedule", "missing-operand", "kubectl taint nodes -l pool=old a=b:NoSchedule"),
    ("kubectl auth can-i get", "missing-operand", "kubectl auth can-i get pods"),
    ("kubectl drain", "missing-operand", "kubectl drain worker-1"),
    ("kubectl create job now", "missing-flag", "kubectl create job now --image=busybox"),
    ("kubectl create ingress web", "missing-flag", "kubectl create ingress web --rule=shop.example.com/*=web:80"),
    (
        "kubectl create pdb web --selector=app=web",
        "missing-flag",
        "kubectl create pdb web --selector=app=web --max-unavailable=1",
    ),
    ("kubectl create service nodeport web", "missing-flag", "kubectl create service nodeport web --tcp=80"),
    (
        "kubectl create rolebinding dev --user=anna",
        "missing-flag",
        "kubectl create rolebinding dev --role=edit --user=anna",
    ),
    ("kubectl config set-context", "missing-operand", "kubectl config set-context dev --user=anna"),
    ("kubectl certificate approve", "missing-operand", "kubectl certificate approve anna"),
    (
        "kubeadm join 10.0.0.2:6443 --token abcdef.0123456789abcdef",
        "missing-flag",
        "kubeadm join 10.0.0.2:6443 --token abcdef.0123456789abcdef --discovery-token-unsafe-skip-ca-verification",
    ),
]


def told(line: str, library: Library) -> list[tuple[str, str, str]]:
    """(level, code, text) of what a line is told, but for what is told of its words one by one."""
    problems = explain(line, library).problems
    return [(each.level, each.code, line[slice(*each.span)]) for each in problems if each.code not in BESIDE]


@pytest.mark.parametrize(("line", "where", "_"), REFUSED)
def test_what_the_tool_refuses_is_an_error_at_the_last_word_of_it(
    real_library: Library, line: str, where: str, _: str
) -> None:
    assert told(line, real_library) == [("error", "conflict", where)]


@pytest.mark.parametrize(("line", "where", "_"), IGNORED)
def test_what_has_no_effect_is_a_warning_at_the_last_word_of_it(
    real_library: Library, line: str, where: str, _: str
) -> None:
    assert told(line, real_library) == [("warning", "conflict", where)]


@pytest.mark.parametrize(("line", "code", "_"), MISSING)
def test_what_is_missing_is_told_once(real_library: Library, line: str, code: str, _: str) -> None:
    assert [(level, found) for level, found, _ in told(line, real_library)] == [("error", code)]


@pytest.mark.parametrize("line", [fine for _, _, fine in (*REFUSED, *IGNORED, *MISSING)])
def test_a_line_beside_it_is_fine(real_library: Library, line: str) -> None:
    assert told(line, real_library) == []


@pytest.mark.parametrize(
    "line",
    [
        "kubectl get pods -o name | xargs kubectl delete pod",
        "kubectl delete pod ...",
        "kubectl delete $KIND",
        "kubectl run --rm $OPTIONS box --image=busybox",
        'kubectl apply --prune -f web.yaml "${FLAGS[@]}"',
    ],
)
def test_words_that_are_not_shown_may_be_what_is_missing(real_library: Library, line: str) -> None:
    assert told(line, real_library) == []
