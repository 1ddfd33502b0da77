"""Words that say nothing about a text's subject, in folded spelling.

Kept small on purpose: articles, pronouns, the commonest prepositions and conjunctions, auxiliary
and modal verbs, question words and the verbs that questions are made with.
``nicht``, ``ohne`` and the like stay: they can carry the meaning.
"""

STOP_WORDS = frozenset(
    """
    der die das den dem des ein eine einen einem einer eines
    und oder aber denn sondern sowie als wie wenn dass ob weil da
    ich du er sie es wir ihr mich dich sich uns euch ihm ihn ihnen mir dir
    mein dein sein unser euer meine deine seine ihre unsere ihrer ihren ihrem ihres seiner seinen
    seinem seines unserer unseren unserem
    dieser diese dieses diesen diesem jener jene welcher welche welches welchen welchem
    man wer was wo wann warum wieso weshalb womit wofur wozu wodurch worauf woran
    in im an am auf aus bei beim mit nach von vom vor zu zum zur fur um uber unter durch bis
    ist sind war waren sei seien wird werden wurde wurden worden bin bist
    hat haben habe hatte hatten kann konnen konnte konnten soll sollen sollte sollten muss mussen
    musste mussten darf durfen mochte mochten will wollen wollte wollten
    auch noch nur schon so sehr dort hier dann nun also etwa mehr dabei dazu damit dafur davon
    daran darauf daraus dadurch hierzu hierbei hierfur
    zwischen wahrend gegen bzw z b u a d h etc usw ggf
    alle aller allem allen alles jede jeder jedes jeden jedem
    gibt geben gegeben macht machen mache finde finden findet bekomme bekommen bekommt
    gelingt gelingen tun tut funktioniert funktionieren klappt klappen heisst heissen sagt sagen
    """.split()  # noqa: SIM905 - lines of a word list read better so
)
