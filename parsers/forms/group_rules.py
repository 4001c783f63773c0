"""Words by which the title of a part of a form is known for whom or what it is about: data only, matched by `labels`."""

from __future__ import annotations

# Order matters: the first pattern that is found wins. \b is implied at both ends.
GROUP_RULES: tuple[tuple[str, str], ...] = (
    (
        "child",
        r"(?:child(?:ren)?|young (?:person|people)|siblings?|brothers? and sisters?|pupils?|bab(?:y|"
        r"ies))\b(?: \w+)* (?<!not )(?:included in|referred|covered by)|(?:child(?:ren)?|young (?:person|people)|pupils?|bab(?:y|"
        r"ies)|unborn|who)\b.*\b(?:you are|being|to be|is|are) (?:referr|worried|concerned)\w*|subjects? (?:of|to) (?:the|"
        r"this) (?:referral|request|contact)|^details of (?:the )?(?:unborn |subject )?(?:child|young|pupil|bab)|(?:child(?:ren)?|"
        r"who) (?:or children )?(?:are )?(?:you )?(?:are )?worried about$",
    ),
    (
        "office",
        r"office use|mash use|for (?:mash|internal|office)|decision of the hub",
    ),
    (
        "confidential",
        r"confidential|not (?:to )?be shared|kept? (?:confidential )?from (?:the )?family|restricted|not for (?:the )?family|"
        r"withheld|keep from",
    ),
    (
        "referrer",
        r"^you$|referrer(?:'?s)?|referring|your (?:details|name|role|job|agency|organisation|contact|phone|email|e mail|telephone|"
        r"post|title|work|address|position|team|service|information)|about you|person (?:making|completing|referring|who)|(?:made|"
        r"completed|submitted|referred) by|who are you|agency (?:making|referring)|reporter|contact person|who is (?:making|"
        r"completing|telling)|details of (?:the )?person (?:making|completing|referring)|notif(?:ied|ication made|"
        r"ication completed) by|notifier|informant|source of referral|practitioner completing|professional (?:making|completing|"
        r"referring)",
    ),
    (
        "consent",
        r"consent|permission|information sharing|sharing (?:of )?information|discuss\w* with (?:the )?(?:family|parents?|carers?)|"
        r"parents? informed|information sharing agreement|agreement",
    ),
    (
        "professionals",
        r"professionals?(?! (?:referral|request|contact|report)\b)|agencies (?:involved|working|supporting)|services involved|"
        r"other agencies|key workers?|lead professional|practitioners? involved|network",
    ),
    (
        "household",
        r"(?:people|persons?|those|adults?) (?:with|who|caring|looking|responsible)\b|care of the (?:child|young)|car(?:es?|"
        r"ing) for the|look(?:s|ing)? after|household|famil(?:y|ies) (?:members?|composition|details|network)|"
        r"members? of (?:the )?(?:family|household)|adults?|parents?|carers?|others? (?:in|living|at)|people (?:in|at|living)|"
        r"who (?:lives|else)|significant (?:others?|people)|siblings?|relatives?|mother|father|guardian|^(?:the )?family$|"
        r"home and family|family and home",
    ),
    (
        "strengths",
        r"strengths?|protective|(?:going|working) well",
    ),
    (
        "concerns",
        r"(?:types?|categor(?:y|ies)|kinds?|nature|areas?) of (?:concerns?|harm|abuse|risk|need)|categor(?:y|ies)|"
        r"concern(?:s)? \w* ?tick|tick (?:all|any)|^concerns?$|main concerns?|indicators?|risk factors?|vulnerabilit(?:y|ies)",
    ),
    (
        "narrative",
        r"narrative|worr(?:y|ied|ies)|what (?:has )?happened|your concerns?|details? of (?!(?:the )?(?:child|young|parent|carer|"
        r"referrer|adult|family|household|professional))|descri(?:be|ption)|reasons? for|incident|chronology|background|analysis|"
        r"concerns?|assessment|impact|referral (?:details|information)|circumstances",
    ),
    (
        "child",
        r"child(?:ren)?(?:'?s)?|young (?:person|people)(?:'?s)?|subjects?|unborn|pupil(?:'?s)?|person \d+|student|bab(?:y|ies)|"
        r"minors?",
    ),
)
