"""What the shell's own words do, in plain sentences."""

TOKENS = {
    "|": ("pipe", "The output of the command on the left is the input of the one on the right."),
    "|&": ("pipe", "Output and error messages of the command on the left are the input of the one on the right."),
    "&&": ("list", "Runs what follows only if what stands before it succeeded."),
    "||": ("list", "Runs what follows only if what stands before it failed."),
    ";": ("list", "Runs what follows when what stands before it has ended."),
    ";;": ("keyword", "Ends a case."),
    "&": ("list", "Runs what stands before it in the background."),
    "!": ("keyword", "Turns success into failure and failure into success."),
    "comment": ("comment", "A comment; the shell skips it."),
}
REDIRECTS = {
    ">": "Writes {what} to a file, replacing what it held.",
    ">>": "Writes {what} to the end of a file.",
    "<": "Reads the input from a file.",
    "&>": "Writes output and error messages to a file, replacing what it held.",
    "&>>": "Writes output and error messages to the end of a file.",
    ">|": "Writes {what} to a file, replacing what it held, even where the shell protects files from that.",
    ">&": "Sends {what} {where}.",
    ">&-": "Closes {what}.",
    "<&": "Reads the input from where another stream does.",
    "<&-": "Closes the input.",
    "<<<": "Gives this text as input.",
}
_STREAMS = {"": "the output", "0": "the input", "1": "the output", "2": "error messages"}
_WHERE = {"1": "where the output goes", "2": "where error messages go"}
_NOWHERE = "/dev/null"
_OTHER_REDIRECT = "Changes where input comes from or output goes."

KEYWORD = ("keyword", "Part of how the shell runs the commands around it.")
KEYWORDS = {
    "if": "Runs the commands behind `then` only if the command that follows succeeds.",
    "then": "What follows runs when the command behind `if` succeeded.",
    "elif": "Otherwise, if the command that follows succeeds.",
    "else": "What follows runs when the command behind `if` failed.",
    "fi": "Ends the `if`.",
    "for": "Runs the commands behind `do` once for each of the words behind `in`.",
    "in": "The words come next.",
    "while": "Runs the commands behind `do` again and again as long as the command that follows succeeds.",
    "until": "Runs the commands behind `do` again and again until the command that follows succeeds.",
    "do": "Begins what is repeated.",
    "done": "Ends what is repeated.",
    "case": "Runs the commands of the first pattern that fits the word that follows.",
    "esac": "Ends the `case`.",
    "function": "Gives the commands that follow a name.",
    "{": "Begins commands that belong together.",
    "}": "Ends commands that belong together.",
    "(": "Begins commands that run in a shell of their own.",
    ")": "Ends a group of commands, or a pattern.",
    "variable_name": "Stands for each of the words in turn.",
    "heredoc_start": "The word that ends the text below.",
    "heredoc_end": "Ends the text.",
}
CONTINUED = ("keyword", "The command goes on in the next line.")


def redirects(sign: str, stream: str, target: str) -> str:
    what = _STREAMS.get(stream, f"stream {stream}")
    if target == _NOWHERE and sign.endswith(">"):
        return f"Throws {'output and error messages' if sign[0] == '&' else what} away."
    where = _WHERE.get(target, "where another stream goes" if target.isdecimal() else "to a file")
    return REDIRECTS.get(sign, _OTHER_REDIRECT).format(what=what, where=where)
