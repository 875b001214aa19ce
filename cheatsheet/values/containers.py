"""Grammars of what a container is and may do: variables, labels, users, devices, rights, restarts, signals."""

import re

from cheatsheet.values.amounts import size
from cheatsheet.values.reading import (
    Piece,
    Reading,
    Wrong,
    before,
    cut,
    fields,
    pair,
    record,
    stray_quote,
    told,
    unknown,
)

Span = tuple[int, int]
LONGEST_SHOWN = 60


def env(text: str) -> Reading:
    """NAME=VALUE, or NAME alone. Rules: ValidateEnv of docker/cli opts."""
    reading = pair(text, "variable", "value")
    name, sign, value = text.partition("=")
    if reading.wrong:
        return reading
    if name != name.strip() and sign:
        wrong = f"the blank belongs to the name '{name}'"
        hint = "write no blanks around the ="
        return told(reading, Wrong(wrong, hint, (0, len(name)), name.strip(), "warning"))
    colon = re.match(r"\w+(:\s*)\S", name)
    if not sign and colon:
        wrong = f"all of '{text}' is taken for a name"
        return told(reading, Wrong(wrong, "an = stands before the value", colon.span(1), "=", "warning"))
    if not sign:
        return reading._replace(says=f"{name} as it is set here; left out when it is not")
    if not value:
        return reading._replace(says=f"{name} is empty in the container")
    shown = value if len(value) <= LONGEST_SHOWN else f"{value[:LONGEST_SHOWN]}…"
    return reading._replace(says=f"{name} is '{shown}' in the container")


def label(text: str) -> Reading:
    """KEY=VALUE, or KEY alone. Rules: ValidateLabel of docker/cli opts."""
    reading = pair(text)
    key = text.partition("=")[0]
    if reading.wrong or not re.search(r"[ \t]", key.lstrip(" \t")):
        return reading
    fix = key.strip() if not re.search(r"[ \t]", key.strip()) else None
    return told(reading, Wrong(f"the label's name '{key}' holds a blank", "write it without", (0, len(key)), fix))


def setting(text: str) -> Reading:
    """KEY=VALUE, where a key alone is refused."""
    reading = pair(text)
    if reading.wrong or "=" in text:
        return reading
    return told(reading, Wrong(f"'{text}' is not KEY=VALUE", f"write {text}= and the value"))


_KERNEL = r"net\.|fs\.mqueue\.|kernel\.(msgmax|msgmnb|msgmni|sem|shmall|shmmax|shmmni|shm_rmid_forced)="


def sysctl(text: str) -> Reading:
    """NAME=VALUE, of a kernel parameter that a container has for itself. Rules: ValidateSysctl of docker/cli opts."""
    reading = setting(text)
    if reading.wrong or re.match(_KERNEL, text):
        return reading
    key = text.partition("=")[0]
    hint = "only net.*, fs.mqueue.* and a few of kernel.* can be set for one container"
    return told(reading, Wrong(f"{key} belongs to the whole host", hint, (0, len(key))))


def filter_(text: str) -> Reading:
    """KEY=VALUE; the key may be in capitals and have blanks around it. Rules: FilterOpt of docker/cli opts."""
    key, sign, value = text.partition("=")
    bare = key.strip()
    start = len(key) - len(key.lstrip())
    if not sign:
        return Reading(wrong=f"'{text}' is not KEY=VALUE", hint="write it like status=exited")
    if not bare:
        return Reading(wrong=f"'{text}' has no name before the =", hint="write it like status=exited")
    pieces = (
        Piece(start, start + len(bare), "key", bare.lower()),
        Piece(len(text) - len(value.lstrip()), len(text), "value"),
    )
    return Reading(pieces if value.strip() else pieces[:1])


def build_filter(text: str) -> Reading:
    """KEY with =, !=, < or > and a value. Rules: buildx history ls."""
    return _compared(text, r"!=|[<>]=?|==?", "write it like status=error or duration>30s")


def cache_filter(text: str) -> Reading:
    """KEY with =, != or ~= and a value. Rules: buildx prune, whose filters are BuildKit's."""
    return _compared(text, r"!=|~=|==?", "write it like type=exec.cachemount")


def _compared(text: str, operators: str, hint: str) -> Reading:
    found = re.match(rf"\s*([\w-]+)\s*({operators})", text)
    if not found:
        return Reading(wrong=f"'{text}' is not KEY=VALUE", hint=hint)
    return Reading((Piece(*found.span(1), "key", found[1]), Piece(found.end(), len(text), "value")))


def user(text: str) -> Reading:
    (_, end), group = before(text, ":")
    name = text[:end]
    pieces = (Piece(0, end, "user"),)
    if not group:
        return Reading(pieces, f"user {name}")
    said = f"user {name}, group {text[slice(*group)]}" if name else f"group {text[slice(*group)]}"
    return Reading((*pieces, Piece(*group, "group")), said)


_POLICIES = ("no", "always", "on-failure", "unless-stopped")


def restart(text: str) -> Reading:
    """POLICY, or on-failure:TIMES. Rules: ParseRestartPolicy of docker/cli, ValidateRestartPolicy of moby."""
    (_, end), tries = before(text, ":")
    policy = text[:end]
    pieces = (Piece(0, end, "policy", policy), *([Piece(*tries, "maximum retries")] if tries else []))
    for_colon = re.fullmatch(r"on-failure(=)\d+", policy)
    if for_colon:
        hint = "a colon stands before the number"
        return told(Reading(pieces), Wrong(f"'{policy}' is no restart policy", hint, for_colon.span(1), ":"))
    if policy not in _POLICIES:
        dashed = policy.lower().replace("_", "-")
        return told(
            Reading(pieces),
            unknown(dashed, _POLICIES, "restart policy", (0, end))._replace(wrong=f"'{policy}' is no restart policy"),
        )
    if not tries:
        return Reading(pieces)
    if policy != "on-failure":
        return told(
            Reading(pieces), Wrong("only on-failure takes a number of retries", "leave it out", (end, len(text)), "")
        )
    if not text[slice(*tries)].isdecimal():
        return told(
            Reading(pieces), Wrong(f"'{text[slice(*tries)]}' is no number of retries", "write on-failure:5", tries)
        )
    return Reading(pieces, f"again up to {text[slice(*tries)]} times when it ends with an exit code other than 0")


_RIGHTS = {"r": "read", "w": "write", "m": "create"}


def _listed(words: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def _allowed(rights: str) -> list[str]:
    return [said for right, said in _RIGHTS.items() if right in rights]


def device(text: str) -> Reading:
    """HOST-DEVICE[:CONTAINER-DEVICE][:RIGHTS], or a CDI device. Rules: validateDevice of docker/cli."""
    parts = cut(text, ":")
    host = text[slice(*parts[0])]
    if len(parts) == 1 and re.fullmatch(r"[\w.-]+/[\w.-]+=.+", text):
        kind, _, name = text.partition("=")
        return Reading(
            (Piece(0, len(text), "CDI device"),), f"device {name} of the kind {kind}, as its maker describes it"
        )
    if len(parts) > 3 or not host:
        return Reading(
            wrong=f"'{text}' is not HOST-DEVICE[:CONTAINER-DEVICE][:RIGHTS]", hint="write it like /dev/ttyUSB0"
        )
    rights = parts[-1] if len(parts) > 1 and re.fullmatch("[rwm]+", text[slice(*parts[-1])]) else None
    inner = parts[1] if len(parts) > 1 and parts[1] != rights else None
    names = ((parts[0], "host device"), (inner, "container device"), (rights, "rights"))
    reading = Reading(
        tuple(Piece(*span, name) for span, name in names if span), _says_of_device(text, host, inner, rights)
    )
    if len(parts) == 3 and not rights:
        return told(reading, Wrong(f"'{text[slice(*parts[2])]}' are no rights", "r, w and m are, as in rwm", parts[2]))
    if inner and not text[slice(*inner)].startswith(("/", "$", "<")):
        return told(reading, Wrong(f"'{text[slice(*inner)]}' is no path in the container", "start it with /", inner))
    return reading


def _says_of_device(text: str, host: str, inner: Span | None, rights: Span | None) -> str:
    place = f" as {text[slice(*inner)]}" if inner and text[slice(*inner)] != host else ""
    allowed = _allowed(text[slice(*rights)]) if rights else []
    only = f", to {_listed(allowed)} only" if 0 < len(allowed) < len(_RIGHTS) else ""
    return f"device {host} of the host{place}{only}"


_RULE = r"(?P<type>[acb]) (?P<major>\d+|\*):(?P<minor>\d+|\*) (?P<rights>[rwm]{1,3})"
_DEVICE_TYPES = {"a": "all devices", "b": "block devices", "c": "character devices"}


def device_rule(text: str) -> Reading:
    """TYPE MAJOR:MINOR RIGHTS. Rules: validateDeviceCgroupRule of docker/cli."""
    found = re.fullmatch(_RULE, text, re.ASCII)
    if not found:
        return Reading(wrong=f"'{text}' is no rule for devices", hint="write it like 'c 42:* rmw'")
    pieces = tuple(Piece(*found.span(name), name) for name in ("type", "major", "minor", "rights"))
    allowed = _listed(_allowed(found["rights"]))
    return Reading(pieces, f"{_DEVICE_TYPES[found['type']]} {found['major']}:{found['minor']}, to {allowed}")


def capability(text: str) -> Reading:
    """A capability in any case, with or without CAP_ in front. Rules: NormalizeCapability of docker/cli opts."""
    return Reading((Piece(0, len(text), "key", text.strip().upper().removeprefix("CAP_")),))


def security_option(text: str) -> Reading:
    """NAME=VALUE, or no-new-privileges alone. Rules: parseSecurityOpts of docker/cli, parseSecurityOpt of moby."""
    alone = "no-new-privileges"
    at = text.find("=") if "=" in text else text.find(":")
    if at < 0:
        reading = Reading((Piece(0, len(text), "option", text),))
        return told(reading, None if text == alone else unknown(text, (alone,), "security option without a value"))
    name = text[:at]
    return Reading((Piece(0, at, "option", name), Piece(at + 1, len(text), "value")))


def gpus(text: str) -> Reading:
    """all, a number, or a record. Rules: docker/cli opts/gpus.go."""
    if re.fullmatch(r"all|-?\d+", text, re.ASCII):
        return Reading(says="all GPUs of the host" if text in ("all", "-1") else f"{text} GPU{'s' * (text != '1')}")
    read = fields(text)
    values = {key.word: text[value.start : value.end] for key, value in read if value}
    device = values.get("device", "")
    counted = "all GPUs of the host" if values.get("count") == "all" else f"{values.get('count', '')} GPUs"
    reading = record(text)._replace(says=f"the GPU {device}" if device else counted * ("count" in values))
    return told(reading, stray_quote(text), *(_bad_gpu(text, key, value, bool(device)) for key, value in read))


def _bad_gpu(text: str, key: Piece, value: Piece | None, with_device: bool) -> Wrong | None:
    count = text[value.start : value.end] if value else key.name
    place = (key.start, value.end if value else key.end)
    if not value and with_device:
        hint = "double quotes inside of single ones keep several together: '\"device=0,1\"'"
        return Wrong(f"the comma before {key.name} starts another field", hint, place)
    if (not value or key.word == "count") and not re.fullmatch(r"all|-?\d+", count, re.ASCII):
        return Wrong(f"'{count}' is no number of GPUs", "write all or a number", place)
    return None


_LOG_MODES = ("blocking", "non-blocking")


def log_setting(text: str) -> Reading:
    """KEY=VALUE. Rules: the log drivers of moby, for the settings that most of them know."""
    reading = setting(text)
    key, _, value = text.partition("=")
    place = (len(key) + 1, len(text))
    if reading.wrong or not value:
        return reading
    if key in ("max-size", "max-buffer-size") and size(value).wrong and value != "-1":
        bad = size(value)
        return told(reading, Wrong(bad.wrong, bad.hint, place, bad.fix))
    if key == "max-file" and not re.fullmatch(r"0*[1-9]\d*", value, re.ASCII):
        return told(reading, Wrong(f"'{value}' is no number of files", "write it like max-file=3", place))
    if key == "mode" and value not in _LOG_MODES:
        return told(reading, unknown(value, _LOG_MODES, "mode of a log driver", place))
    return reading


_SIGNALS = (
    "ABRT", "ALRM", "BUS", "CHLD", "CLD", "CONT", "FPE", "HUP", "ILL", "INT", "IO", "IOT", "KILL", "PIPE", "POLL",
    "PROF", "PWR", "QUIT", "SEGV", "STKFLT", "STOP", "SYS", "TERM", "TRAP", "TSTP", "TTIN", "TTOU", "UNUSED", "URG",
    "USR1", "USR2", "VTALRM", "WINCH", "XCPU", "XFSZ", "EMT", "INFO", "RTMIN", "RTMAX",
)  # fmt: skip
LARGEST_SIGNAL = 64


def signal(text: str) -> Reading:
    """A name with or without SIG, in any case, or a number. Rules: ParseSignal of moby/sys/signal."""
    if re.fullmatch(r"\d{1,9}", text, re.ASCII):
        wrong = f"there is no signal {text}"
        return Reading() if 0 < int(text) <= LARGEST_SIGNAL else Reading(wrong=wrong, hint="write it like SIGHUP")
    name = text.upper().removeprefix("SIG")
    if name in _SIGNALS or re.fullmatch(r"RTM(IN\+|AX-)\d{1,2}", name, re.ASCII):
        return Reading()
    near = unknown(name, _SIGNALS, "signal").fix
    hint = f"did you mean SIG{near}?" if near else "write it like SIGHUP"
    return Reading(wrong=f"'{text}' is no signal", hint=hint, fix=f"SIG{near}" if near else None)


_KEY = r"ctrl-[a-z@\[\\\]^_]|DEL|[\x00-\x7f]"


def keys(text: str) -> Reading:
    """Keys joined by commas. Rules: ToBytes of moby/term."""
    for start, end in _between_commas(text):
        key = text[start:end]
        if not re.fullmatch(_KEY, key):
            fix = key.lower().replace("control", "ctrl").replace("+", "-").replace("ctrl-^", "ctrl-^")
            hint = "write single characters, or ctrl- and a small letter, as in ctrl-p,ctrl-q"
            return Reading(
                wrong=f"'{key}' is no key", hint=hint, at=(start, end), fix=fix if re.fullmatch(_KEY, fix) else None
            )
    return Reading()


def _between_commas(text: str) -> list[Span]:
    spans, start = [], 0
    for part in text.split(","):
        spans.append((start, start + len(part)))
        start += len(part) + 1
    return spans


def stream(text: str) -> Reading:
    """Rules: validateAttach of docker/cli; capitals do not matter."""
    streams = ("stdin", "stdout", "stderr")
    known = text.lower() in streams
    return told(
        Reading((Piece(0, len(text), "stream", text.lower()),)), None if known else unknown(text, streams, "stream")
    )


def new_name(text: str) -> Reading:
    """Rules: RestrictedNamePattern of moby's daemon/names."""
    if re.fullmatch(r"/?[a-zA-Z0-9][a-zA-Z0-9_.-]+", text):
        return Reading()
    if re.fullmatch(r"/?[a-zA-Z0-9]", text):
        return Reading(wrong=f"'{text}' is too short for a name", hint="it needs two letters or digits at least")
    joined = re.sub(r"[\s/:]+", "-", text.strip())
    fix = joined if re.fullmatch(r"[a-zA-Z0-9][a-zA-Z0-9_.-]+", joined) else None
    return Reading(
        wrong=f"'{text}' cannot be a name", hint="use letters, digits, _ . and -, a letter or digit first", fix=fix
    )


def program(text: str) -> Reading:
    """The first word of a program's command line, which no shell takes apart any more."""
    if re.match(r"[\w.-]+\s+\S", text):
        hint = "write the words without quotes around them, or sh -c in front"
        return Reading(wrong=f"'{text}' is taken for the name of one program", hint=hint, level="warning")
    return Reading()


def project_name(text: str) -> Reading:
    """Rules: compose-go, loader.NormalizeProjectName."""
    if re.fullmatch(r"[a-z0-9][a-z0-9_-]*", text):
        return Reading()
    near = re.sub(r"[^a-z0-9_-]", "", re.sub(r"[\s.]+", "-", text.lower().strip())).lstrip("_-")
    hint = "use small letters, digits, - and _, a letter or digit first"
    return Reading(wrong=f"'{text}' cannot be the name of a project", hint=hint, fix=near or None)


_CHANGES = (
    "CMD",
    "ENTRYPOINT",
    "ENV",
    "EXPOSE",
    "HEALTHCHECK",
    "LABEL",
    "ONBUILD",
    "STOPSIGNAL",
    "USER",
    "VOLUME",
    "WORKDIR",
)


def image_change(text: str) -> Reading:
    """An instruction of a Dockerfile and its arguments. Rules: validCommitCommands of moby's builder."""
    (_, end), rest = before(text, " ")
    word = text[:end]
    pieces = (Piece(0, end, "instruction", word.upper()), *([Piece(*rest, "arguments")] if rest else []))
    if word.upper() in _CHANGES:
        missing = Wrong(f"{word} has nothing behind it", "write it as in a Dockerfile, such as 'ENV MODE=test'")
        return told(Reading(pieces), None if rest else missing)
    if re.fullmatch(r"\w+=.*", word):
        return told(Reading(pieces), Wrong(f"'{word}' is no instruction", f"write ENV {word}", (0, end), f"ENV {word}"))
    return told(
        Reading(pieces), unknown(word.upper(), _CHANGES, "instruction that an image can be changed by", (0, end))
    )


def service_replicas(text: str) -> Reading:
    return _scale(text, "task")


def service_scale(text: str) -> Reading:
    return _scale(text, "container")


def _scale(text: str, unit: str) -> Reading:
    """SERVICE=COUNT."""
    (_, end), rest = before(text, "=")
    service = text[:end]
    if not rest or not service:
        fix = text.replace(":", "=") if re.fullmatch(r"[\w.-]+:\d+", text, re.ASCII) else None
        return Reading(wrong=f"'{text}' is not SERVICE=COUNT", hint="write it like web=5", fix=fix)
    count = text[slice(*rest)]
    says = f"service {service} shall have {count} {unit}{'s' * (count != '1')}"
    reading = Reading((Piece(0, end, "service"), Piece(*rest, "replicas")), says)
    if re.fullmatch(r"\d+", count, re.ASCII):
        return reading
    return told(reading, Wrong(f"'{count}' is no number of {unit}s", "write it like web=5", rest))
