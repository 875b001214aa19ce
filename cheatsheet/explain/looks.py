"""How the lines look that a terminal or a file has around commands: prompts, output, headings, YAML."""

SIGN = r"[$%❯❱›»➜]"
STRONG = (
    rf"(?:(?:[(\[][^()\[\]\n]{{1,40}}[)\]]\s?)?(?:"
    r"[\w.-]+@[\w.-]+(?:[: ][^$#%>\n]{0,80})?[$#%>]"  # user@host:~$
    r"|\[[^\]\n]{1,40}[@ ][^\]\n]{1,80}\]\s?[$#%]"  # [root@host ~]#
    r"|PS(?:\s[A-Za-z]:\\[^>\n]{0,80}|\s/[^>\n]{0,80})?>"  # PS C:\>
    r"|[A-Za-z]:\\[^>\n]{0,80}>"  # C:\>
    r"|[a-z]{2,5}-\d[\d.]*[$#]"  # bash-5.1#
    r"|[\w-]{1,30}(?::[~/][\w/.-]{0,40})? ?\$"  # controlplane $
    rf"|[~/][\w/.-]{{0,40}} (?:[$#]|{SIGN}{{1,3}})|~[$#]"  # / #
    r"|[\w.~-]{0,40}(?:/[\w.-]{0,40}){1,8}[$#%]"  # ~/web$
    r"|➜ +\S+(?: git:\(\S+\))?(?: ✗)?"
    rf"|{SIGN}{{1,3}}|\$>|><>"
    r")(?=[ \t]|$)"
    r"|(?:PS )?[A-Za-z]:\\[^>\n]{0,80}>(?=\w))"  # C:\>docker
)
WEAK = (
    r"(?P<comment>#+)(?=[ \t]*[\w/])|(?P<arrow>>)(?=[ \t])"
    r"|@(?:reboot|hourly|daily|weekly|monthly)(?=[ \t])"
    r"|(?P<key>(?:-[ \t]+)?[\w-]{1,20}:"  # run: docker …
    r"|[^\W\d_][\w ',-]{1,80}:|[~/][\w./-]{0,80}>|[\w.-]{1,30}#)(?=[ \t])"
    r"|(?:[-*•+@]|\d{1,3}[.)])(?=[ \t]*[\w/.])"  # lists, and recipes of make
    r"|(?=[\d*])(?:[\d*/,A-Za-z-]+[ \t]+){4}[\d*/,A-Za-z-]+(?=[ \t])"  # 30 3 * * *
)
HISTORY = r"\d{1,6}\*?(?=[ \t]{2,}\S)"
PROMPTS = (
    rf"[ \t]*(?:(?P<number>{HISTORY})[ \t]*)?"
    rf"(?:(?P<strong>(?:>[ \t]*)?{STRONG}(?:[ \t]+{STRONG})?)|(?P<weak>{WEAK})|(?<=\S))"
)
FENCE = r"[ \t]*(?:>[ \t]*)?```[\w+-]*[ \t]*"
BLOCK_OF_YAML = r"[ \t]*(?:-[ \t]+(?:[\w-]+:[ \t]*)?|[\w-]+:[ \t]*)(?P<sign>[>|])[+-]?[ \t]*"
OF_YAML = rf"{BLOCK_OF_YAML}$|[ \t]*-[ \t]+[\w-]+:[ \t]"
KEY = r"[ \t]*[\w.-]+:[ \t]*"
TARGET = r"[\w./%-]+(?: [\w./%-]+)*:[^=\n]*"
"""`build: test`, for make to build, which has its commands below."""
OF_MAKE = ("@", "-", "+")
"""What make takes in front of a command: not to print it, not to mind its failure, to run it in any case."""
SECOND_PROMPT = r"[ \t]*>(?=[ \t]|$)"
COMMENTED = r"[ \t]*[>#](?=[ \t]|$)"
NO_REDIRECTION = r">(?=[ \t]{2,}\S|[ \t]-|[ \t]\S+[ \t]+[^<>|&\s][^<>|&]*$)"
"""A second prompt where there was no first one."""
OPENINGS = ("for", "while", "until", "if", "case")
CLOSINGS = ("done", "fi", "esac")
KEYWORDS = (*OPENINGS, *CLOSINGS, "then", "else", "elif", "do", "function", "{", "}")
SEPARATORS = r"[;&|]+|\b(?:do|then|if|while|until)\b"
ASSIGNMENT = r"[A-Za-z_]\w*\+?="
BECOMES_ROOT = r"\bsu(?: -l?)?\s*$|\bsudo -[is]\s*$|\bsudo unshare\b"
"""Lines after which a root's `#` may be the prompt."""
OF_A_COMMAND = r"\s*--[a-z]|[^\n]*[^\\]\\$"
COMMENT = r"\s*#(?!\d)"

MESSAGE = (
    r"\s*(?:"
    r"[\w.-]+/[\w.-]+ (?:\(\w+\) )?[a-z]+(?:ed|led)(?: \(.*\))?\s*$"  # pod/web created
    r"|[A-Z][a-z]+(?:\s|$|[,.!])"
    r"|[0-9a-f]{12,64}\s*$|sha256:"
    r"|\{\w+\}\s*$"
    r"|[\w.-]+ \"[^\"\n]+\" [a-z]+(?: |\s*$)"  # configmap "web" deleted
    r"|\[\d+\][+-]?\s|\[[\w/.-]+\] \w"  # [1]+  Done
    r")"
)
"""How a single line begins that hardly anybody types and commands print: messages, IDs."""
PRINTED = (
    r"\s*(?:"
    r"\S+(?: \S+)*(?:(?:\t|\s{2,})[A-Z][\w()/%.-]*(?: [A-Z]\w*)*)+\s*$(?<![a-z])"  # NAME   READY
    r"|\.\.\.|…"
    r"|\"[^\"\n]+\":"
    r"|[A-Za-z][\w.-]*:(?:\s|$)"  # Name: web
    r"|</?[A-Za-z!][^<>\n]*>[^<>\n]*(?:</\w+>)?\s*$"
    r"|(?:[A-Z]{2,}|\.\.\.)(?: (?:[A-Z]{2,}[()/-]?|\.\.\.)){2,}\s*$"
    r"|-{3,}|map\[|\d+[.:-]\d|\[map|==+> "
    r"|\+[-+=]{3,}\+\s*$|\|.*\|\s*$"  # +----+
    r")"
)
"""The same of tables, JSON, YAML and markup, below which there may be more that looks like nothing at all."""
VERSION = r"\s*\S+ version:? +(?:v?\d+\.|&)"
"""`ship version 1.29.1` is what a program says of itself."""
HELP = r"\s{2,}(?:-\w, )?--[\w-]+(?: \w+)?\s{2,}\S"
"""`      --help   Print usage`"""
ARROW = r"(?<=\s)(?:-+>|<-{2,}|→|⇒|=>)\s[^\n]*"
"""Words about a command, behind an arrow."""
PROSE = r"[A-Z][a-z]+ (?:[a-z]|& )"
"""A heading or a sentence."""
