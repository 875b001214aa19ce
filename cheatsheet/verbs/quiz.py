"""`dkr quiz`: asks, grades, tells why, and remembers when to ask again."""

from cheatsheet.environment import Environment
from cheatsheet.errors import ExitCode, NotFoundError
from cheatsheet.explain.explain import explain
from cheatsheet.library import Library
from cheatsheet.quiz.deck import Card, deck
from cheatsheet.quiz.sitting import Answered, answer, choose
from cheatsheet.quiz.store import Store, open_store
from cheatsheet.render.document import Document, Paragraph, Run, Style, printable
from cheatsheet.render.quiz import closing, feedback, opening, question, sitting_json
from cheatsheet.topics import on_topic, topics
from cheatsheet.verbs.list import no_such_topic

NUMBER = 10
STOP = "q"


def run(environment: Environment, topic: str = "", number: int = NUMBER, as_json: bool = False) -> ExitCode:
    library = environment.library()
    cards = deck(library, topic)
    if not cards:
        pages = list(library.pages())
        if on_topic(pages, topic):
            raise NotFoundError(f"there are no questions on {topic} yet", "dkr list shows the topics")
        raise no_such_topic(topic, topics(pages))
    store, message = open_store(environment.state_folder(), environment.now())
    if message:
        environment.complain((Paragraph((Run(f"dkr: {message}", Style.WARNING),)),))
    answered: list[Answered] = []
    code = ExitCode.DONE
    with store:
        chosen = choose(cards, store, environment.now(), number)
        environment.show(opening(topic, len(chosen)))
        try:
            _ask_all(chosen, environment, library, store, answered)
        except KeyboardInterrupt:
            code = ExitCode.INTERRUPTED
            environment.stdout.write("\n")
    if as_json:
        environment.show_json(sitting_json(answered))
    else:
        environment.show(closing(answered, environment.now()))
    return code


def _ask_all(
    cards: tuple[Card, ...], environment: Environment, library: Library, store: Store, answered: list[Answered]
) -> None:
    """Asks one card after the other until they or the input ends; an answer is stored before the next question."""
    for number, card in enumerate(cards, 1):
        environment.show(question(card, number, len(cards)))
        given = _read(environment)
        if given is None or given.strip().lower() == STOP:
            return
        answered.append(answer(card, given, library, store, environment.now()))
        environment.show(_told(answered[-1], library))


def _read(environment: Environment) -> str | None:
    """The next line of the input without its end, or None where there is none left."""
    environment.stdout.write("> ")
    environment.stdout.flush()
    line = environment.stdin.readline()
    if not environment.stdin.isatty():  # What was not typed here is not to be seen yet.
        environment.stdout.write(f"{printable(line.rstrip())}\n")
    return line.rstrip("\n") if line else None


def _told(answered: Answered, library: Library) -> Document:
    return feedback(answered, None if answered.card.choices else explain(answered.card.answer, library))
