import pytest

from cheatsheet.library import Library
from cheatsheet.search.hits import Hit
from cheatsheet.search.search import as_typed, search
from cheatsheet.words import stem


def found(query: str, library: Library, limit: int = 10) -> list[str]:
    return [hit.id for hit in search(query, library, limit).hits]


def hit(query: str, id_: str, library: Library) -> Hit:
    return next(each for each in search(query, library).hits if each.id == id_)


# Exact spelling first


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("ship load", "ship load"),
        ("ship ld", "ship load"),
        ("ship cargo load", "ship load"),
        ("SHIP Load", "ship load"),
        ("  ship \t load\n", "ship load"),
        ("load", "ship load"),
        ("dock open", "ship dock open"),
        ("ship", "ship"),
        ("boat", "ship"),
        ("tide", "tide"),
        ("freight", "cargo"),
        ("COMPASS", "compass"),
    ],
)
def test_what_is_spelled_exactly_comes_first(library: Library, query: str, first: str) -> None:
    assert found(query, library)[0] == first


def test_every_spelling_of_every_command_finds_it_first(real_library: Library) -> None:
    """Also where the spelling holds a word that every question has: `kubectl get`."""
    pages = [page for page in real_library.pages() if real_library.path(page.name) and not page.hidden]
    commands = [(spelling, page.name) for page in pages for spelling in page.spellings]
    first = [(spelling, next(iter(found(spelling, real_library, 1)), "nothing")) for spelling, _ in commands]
    assert first == commands


def test_an_exact_name_comes_before_a_mention(library: Library) -> None:
    assert found("cargo", library)[:2] == ["cargo", "ship load"]


def test_forms_of_a_word_find_the_same(library: Library) -> None:
    assert [found(word, library)[0] for word in ("tide", "tides", "scrap", "scraps", "scrapped", "scrapping")] == [
        "tide",
        "tide",
        "ship rm",
        "ship rm",
        "ship rm",
        "ship rm",
    ]


def test_more_of_the_words_is_better(library: Library) -> None:
    assert found("run a program on a ship at sea", library)[:2] == ["ship board", "ship sail"]


def test_a_hidden_command_comes_behind_the_others(library: Library) -> None:
    assert found("old", library) == ["ship rm", "ship old"]


# What a hit says


def test_a_command_is_told_with_its_line_and_why(library: Library) -> None:
    assert search("load", library).hits[0]._replace(score=0) == Hit(
        kind="command",
        id="ship load",
        title="ship load",
        about="Put cargo on board.",
        commands=("ship load",),
        why="load in name",
        score=0,
        line="ship load anna",
        do="Load all cargo onto the ship anna",
    )


def test_a_concept_has_the_line_that_opens_its_page_and_the_commands_it_leads_to(library: Library) -> None:
    concept = search("freight", library).hits[0]
    assert (concept.kind, concept.commands, concept.why) == ("concept", ("ship load",), "freight in name")
    assert search("anchor", library).hits[0].commands == ()
    assert concept.line == "dkr show cargo"


def test_a_flag_without_an_example_is_shown_with_a_value_of_its_kind(library: Library) -> None:
    assert [search(flag, library).hits[0].line for flag in ("--max-weight", "--slowly", "--tags")] == [
        "ship load --max-weight 512m",
        "ship load --slowly",
        "ship load --tags TAG",
    ]


def test_a_flag_is_not_shown_by_another_flag_of_its_name(real_library: Library) -> None:
    assert search("--expose", real_library).hits[0].line.startswith("docker ")


@pytest.mark.parametrize(
    ("query", "why"),
    [
        ("load put", "load in name, put in description"),
        ("load three anna", "load in name, three in example, anna in example"),
        ("ship put 3", "ship in name, put in description, 3 in example"),
        ("load the ship zzzz", "load in name, ship in name"),
    ],
)
def test_why_tells_where_each_word_stands(library: Library, query: str, why: str) -> None:
    assert hit(query, "ship load", library).why == why


def test_the_example_with_most_of_the_words_is_shown(library: Library) -> None:
    assert hit("load", "ship load", library).line == "ship load anna"
    assert hit("load three pieces", "ship load", library).line == "ship load -n 3 anna"


def test_scores_fall(library: Library) -> None:
    scores = [each.score for each in search("cargo ship load", library).hits]
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize("limit", [1, 2, 3])
def test_there_are_at_most_as_many_hits_as_asked_for(library: Library, limit: int) -> None:
    assert len(search("ship anna", library, limit).hits) == limit
    assert found("ship anna", library, limit) == found("ship anna", library)[:limit]


def test_the_same_question_has_the_same_answer(library: Library) -> None:
    assert search("take the ship anna to sea", library) == search("take the ship anna to sea", library)


# Typos


@pytest.mark.parametrize(
    ("query", "corrected", "first"),
    [
        ("laod", "load", "ship load"),
        ("lod", "load", "ship load"),
        ("ship laod", "ship load", "ship load"),
        ("compas", None, "compass"),
        ("compsas", "compass", "compass"),
        ("ancor", "anchor", "anchor"),
        ("harbor", "harbour", "ship --harbour"),
        ("ship lod -c", "ship load -c", "ship load --crane"),
    ],
)
def test_a_typo_is_mended_and_said(library: Library, query: str, corrected: str | None, first: str) -> None:
    """The beginning of a word is no typo."""
    answer = search(query, library)
    assert answer.corrected == corrected
    assert answer.hits[0].id == first
    assert answer.query == query


@pytest.mark.parametrize("query", ["sail", "ld", "goods", "boats", "tides", "colour", "ship find", "scrapping"])
def test_a_word_that_exists_is_never_mended(library: Library, query: str) -> None:
    assert search(query, library).corrected is None


def test_no_spelling_of_a_command_is_mended(real_library: Library) -> None:
    spellings = [spelling for page in real_library.pages() for spelling in page.spellings if page.kind != "concept"]
    assert [spelling for spelling in spellings if search(spelling, real_library, 1).corrected] == []


@pytest.mark.parametrize("query", ["xy", "8081", "l0ad", "--laod", "ümläut"])
def test_what_is_too_short_or_no_word_is_not_mended(library: Library, query: str) -> None:
    assert search(query, library).corrected is None


# Flags


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("--crane", ["ship load --crane"]),
        ("-c", ["ship load --crane"]),
        ("-H", ["ship --harbour"]),
        ("--verbose", ["ship --verbose"]),
        ("-v", ["ship sail --volume", "ship --verbose"]),
        ("--old-crane", ["ship load --old-crane"]),
        ("ship load -c", ["ship load --crane", "ship load"]),
        ("-c ship load", ["ship load --crane", "ship load"]),
        ("ship sail -v", ["ship sail --volume", "ship sail"]),
        ("ship sail -dit", ["ship sail --detach", "ship sail --interactive", "ship sail --tty", "ship sail"]),
        ("ship sail --sink", ["ship sail --sink", "ship sail"]),
        ("what does --sink do", ["ship sail --sink"]),
        ("--crane --sink", ["ship load --crane", "ship sail --sink"]),
    ],
)
def test_a_flag_is_found_by_its_spelling(library: Library, query: str, ids: list[str]) -> None:
    assert found(query, library) == ids


def test_a_flag_is_found_by_a_word_of_its_text(library: Library) -> None:
    assert found("captain", library) == ["ship sail --tty", "ship sail --interactive"]


def test_a_flag_is_told_with_an_example_that_has_it(library: Library) -> None:
    number = search("--number", library).hits[0]
    assert (number.kind, number.title, number.line) == ("flag", "ship load -n, --number", "ship load -n 3 anna")
    assert number.why == "--number is the flag"


def test_letters_case_matters_in_a_flag(library: Library) -> None:
    assert found("-h", library) == ["ship --help"]
    assert found("-H", library) == ["ship --harbour"]


def test_the_same_flag_of_many_commands_is_one_hit(real_library: Library) -> None:
    (limit,) = search("--pids-limit", real_library).hits
    assert limit.id == "docker container run --pids-limit"
    assert {"docker container run", "docker container create", "docker container update"} <= set(limit.commands)


def test_a_flag_with_other_meanings_is_a_hit_for_each(real_library: Library) -> None:
    assert {"docker container run --publish", "kubectl logs --previous"} <= set(found("-p", real_library))


def test_a_flag_of_a_command_with_a_dash_in_its_name_is_found_on_it(real_library: Library) -> None:
    assert found("docker swarm join-token -q", real_library) == [
        "docker swarm join-token --quiet",
        "docker swarm join-token",
    ]


# Names


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("swarm leave", "docker swarm leave"),
        ("dc up", "docker compose up"),
        ("rollout undo", "kubectl rollout undo"),
        ("rollout undo deployment", "kubectl rollout undo"),
        ("config get-contexts", "kubectl config get-contexts"),
        ("what is a docker volume", "volumes"),
        ("config map", "config-maps"),
        ("dockerexec", "docker container exec"),
        ("docker com pose up", "docker compose up"),
    ],
)
def test_a_name_is_known_without_its_tool_and_with_blanks_where_they_do_not_belong(
    real_library: Library, query: str, first: str
) -> None:
    assert found(query, real_library)[0] == first


@pytest.mark.parametrize("query", ["port-forward", "portforward", "port forward"])
def test_a_compound_is_found_however_it_is_written(real_library: Library, query: str) -> None:
    assert "kubectl port-forward" in found(query, real_library, 2)


def test_a_word_that_ends_many_names_means_all_of_them(real_library: Library) -> None:
    assert {id_.split()[-1] for id_ in found("logs", real_library, 4)} == {"logs"}


def test_words_that_say_the_same_find_the_same(real_library: Library) -> None:
    ways = ("delete all stopped containers", "erase all stopped containers", "get rid of all stopped containers")
    assert {found(query, real_library)[0] for query in ways} == {"remove-all-stopped-containers"}


@pytest.mark.parametrize(
    ("query", "tool"), [("swarm logs of a service", "swarm"), ("k8s logs of a service", "kubectl"), ("pod", "kubectl")]
)
def test_the_tool_that_is_named_or_meant_comes_first(real_library: Library, query: str, tool: str) -> None:
    assert tool in search(query, real_library).hits[0].tools


@pytest.mark.parametrize("typed", ["prune", "prun", "pru", "dock", "docker comp", "roll", "what is a sidec"])
def test_what_is_still_being_typed_is_found_by_its_beginning(real_library: Library, typed: str) -> None:
    answer = as_typed(typed, real_library)
    assert answer.corrected is None
    last = typed.split()[-1]
    assert any(word.startswith(last) for word in answer.hits[0].title.lower().split())


def test_who_is_still_typing_gets_the_hits_of_the_whole_question(real_library: Library) -> None:
    query = "delete all stopped containers "
    typed, asked = as_typed(query, real_library), search(query, real_library)
    assert [hit.id for hit in typed.hits] == [hit.id for hit in asked.hits]
    assert as_typed("qqq zzz", real_library).hits == ()


@pytest.mark.parametrize(
    ("query", "first"),
    [("k get po", "kubectl get"), ("kubeclt get pods", "kubectl get"), ("docker rm web", "docker rm")],
)
def test_a_question_that_begins_with_a_command_finds_it_first(real_library: Library, query: str, first: str) -> None:
    assert search(query, real_library).hits[0].id == real_library.find(first)


def test_who_tells_of_a_trouble_gets_what_cures_it(real_library: Library) -> None:
    queries = (
        "cannot connect to the docker daemon",
        "container exits immediately",
        "kubeadm init fails because of swap",
    )
    assert {search(query, real_library).hits[0].kind for query in queries} == {"task"}


def test_a_flag_in_words_is_that_of_the_command_where_people_meet_it_first(real_library: Library) -> None:
    """The other commands stand with it."""
    flags = [hit for hit in search("pids limit", real_library, 20).hits if hit.id.endswith("--pids-limit")]
    assert [hit.id for hit in flags] == ["docker container run --pids-limit"]
    assert {"docker container run", "docker container update"} <= {*flags[0].commands}


@pytest.mark.parametrize("query", ["kubectl get -n -n", "kubectl get -n --namespace", "docker run -it -i", "-p -p"])
def test_a_flag_that_is_given_twice_is_one_hit(real_library: Library, query: str) -> None:
    ids = [hit.id for hit in search(query, real_library).hits]
    assert ids
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    "query", ["does --rm remove volumes when a container ends", "-p port", "compose -p project name"]
)
def test_scores_fall_where_flags_stand_among_words(real_library: Library, query: str) -> None:
    scores = [hit.score for hit in search(query, real_library).hits]
    assert scores == sorted(scores, reverse=True)


def test_a_flag_is_that_of_which_the_other_words_speak(real_library: Library) -> None:
    assert search("compose -p project name", real_library).hits[0].id == "docker compose --project-name"


def test_of_two_things_to_choose_from_the_page_on_both_comes_first(real_library: Library) -> None:
    for query in ("ADD or COPY which should i use", "add vs copy", "what is the difference between COPY and ADD"):
        assert search(query, real_library).hits[0].id == "add-and-copy"


def test_one_hit_answers_a_need_and_names_what_it_stands_for(real_library: Library) -> None:
    hits = search("delete all stopped containers", real_library).hits
    task = next(hit for hit in hits if hit.id == "remove-all-stopped-containers")
    assert "docker container prune" in task.commands
    assert "docker container prune" not in {hit.id for hit in hits}


# Stop words


def test_words_that_every_question_has_do_not_count(library: Library) -> None:
    answer = search("how do i load a ship", library)
    assert answer.terms == ("load", "ship")
    assert answer.hits[0].id == "ship load"


# Nothing found


@pytest.mark.parametrize("query", ["", "   ", "-", "--", '"', "zzzz", "\x00", "*", "(", "日本", "🐳"])
def test_nothing_is_found_for_what_the_pages_do_not_have(library: Library, query: str) -> None:
    assert search(query, library).hits == ()


@pytest.mark.parametrize(
    ("query", "nearest"),
    [("c4rgo", ("cargo",)), ("--cargo", ("cargo",)), ("--compas", ("compass",)), ("qqqqqq", ())],
)
def test_where_nothing_is_found_the_nearest_pages_are_named(
    library: Library, query: str, nearest: tuple[str, ...]
) -> None:
    answer = search(query, library)
    assert (answer.hits, answer.nearest) == ((), nearest)


def test_nearest_is_only_said_where_nothing_is_found(library: Library) -> None:
    assert search("cargo", library).nearest == ()


def test_a_typo_in_a_flag_is_mended_and_said(library: Library) -> None:
    answer = search("--crnae", library)
    assert (answer.corrected, [hit.id for hit in answer.hits]) == ("--crane", ["ship load --crane"])


@pytest.mark.parametrize(
    "query",
    ["load AND", "load OR NOT", 'load"', "load*", "NEAR(load", "load:cargo", "^load", "{load}", "load' --x", "load;--"],
)
def test_what_is_syntax_for_the_index_is_only_text(library: Library, query: str) -> None:
    answer = search(query, library)
    assert "ship load" in (*(hit.id for hit in answer.hits), *answer.nearest)


@pytest.mark.parametrize(
    "query",
    [
        "x" * 20_000,
        " ".join(f"w{number}" for number in range(1000)),
        "-" + "d" * 1000,
        "\ud800 load",
        "İı ß",
        "a\x1b[31m",
    ],
    ids=["long word", "many words", "long cluster", "lone surrogate", "odd letters", "escape"],
)
def test_no_query_is_too_odd(library: Library, query: str) -> None:
    answer = search(query, library)
    assert answer.query == query
    assert len(answer.hits) <= 10


# The real pages


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("copy file out of container", {"copy-a-file-out-of-a-container"}),
        ("see the logs of a crashed container", {"see-the-logs-of-a-crashed-container"}),
        ("--pids-limit", {"docker container run --pids-limit"}),
        (
            "docker run -it",
            {"docker container run", "docker container run --interactive", "docker container run --tty"},
        ),
    ],
)
def test_common_questions_are_answered_at_the_top(real_library: Library, query: str, ids: set[str]) -> None:
    assert set(found(query, real_library, len(ids))) == ids


def test_who_asks_for_the_name_of_commands_gets_the_commands(real_library: Library) -> None:
    assert {name.split()[-1] for name in found("prune", real_library, 6)} == {"prune"}


def test_another_word_for_one_of_the_pages_is_no_typo(real_library: Library) -> None:
    unwritten = [word for word in real_library.words() if not real_library.weight(stem(word))]
    assert unwritten
    assert [word for word in unwritten if search(word, real_library).corrected] == []


def test_a_mistyped_word_is_mended_though_its_beginning_is_that_of_another(real_library: Library) -> None:
    assert search("kubectl exce", real_library).corrected == "kubectl exec"
    assert search("continers", real_library).corrected == "containers"


def test_a_flag_of_an_instruction_is_told_as_it_stands_in_a_dockerfile(real_library: Library) -> None:
    hit = search("--start-interval", real_library).hits[0]
    assert (hit.title, hit.commands) == ("HEALTHCHECK --start-interval", ())
    assert hit.line.startswith("HEALTHCHECK --start-interval=")
