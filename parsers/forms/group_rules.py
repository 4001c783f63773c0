"""Words by which the title of a part of a form is known for whom or what it is about: data only, matched by `labels`."""

from __future__ import annotations

# Order matters: the first pattern that is found wins. \b is implied at both ends.
GROUP_RULES: tuple[tuple[str, str], ...] = (
    (
        "child",
        r"^(?:which|what) (?:child(?:ren)?|young (?:person|people)|pupils?)\b|(?:child(?:ren)?|young (?:person|people)|siblings?|"
        r"brothers? and sisters?|pupils?|bab(?:y|ies))\b(?: \w+)* (?<!not )(?:included in|referred|covered by|"
        r"(?:linked|connected) (?:to|with)|(?:present|involved|named) (?:at|in))|(?:child(?:ren)?|"
        r"young (?:person|people)|pupils?|bab(?:y|ies)|unborn|who)\b.*\b(?:you are|being|to be|is|are) (?:referr|worried|"
        r"concerned)\w*|subjects? (?:of|to) (?:the|this) (?:referral|request|contact)|^details of (?:the )?(?:unborn |"
        r"subject )?(?:child|young|pupil|bab)|(?:child(?:ren)?|who) (?:or children )?(?:are )?(?:you )?(?:are )?worried about$|"
        r"(?:person|people|anyone) you are worried about|who (?:is|are) (?:this|these|the) (?:form |referral |request |contact |"
        r"concerns? )?about$|who (?:does|do) (?:this|these) (?:form|referral|request|concerns?) (?:relate|apply)",
    ),
    (
        "office",
        r"(?:office|mash|hub|internal|admin|duty(?: team)?|triage|staff|council|mast|social care) use|for (?:mash|internal|office|"
        r"the hub|hub)\b|(?:completed|completion|filled in) by (?:the )?(?:mash|hub|duty|office|triage|council|social care|"
        r"front door)|decision of the hub|^(?:hub |mash |triage |duty )?(?:decision|outcome|triage)(?: (?:outcome|decision|made))?$|"
        r"(?:mash|hub|triage|duty team) (?:decision|outcome|triage)",
    ),
    (
        "confidential",
        r"confidential|not (?:to )?be shared|kept? (?:confidential )?from (?:the )?family|restricted|not for (?:the )?family|"
        r"withheld|keep from",
    ),
    (
        "referrer",
        r"^(?:you|from|me)$|about me$|sender|submitter|report(?:ing|ed) (?:officer|person|professional|practitioner|worker|by)|"
        r"requested by|raised by|sent (?:in )?by|signed by|written by|"
        r"(?:practitioner|worker|officer|professional|person|staff member|member of staff|colleague|someone|"
        r"who)\b(?: \w+){0,2} (?:making|sharing|submitting|sending|requesting|raising|reporting|completing|contacting)|"
        r"(?<!for )making (?:this|the|a) (?:referral|request|contact)|^(?:sender|author|caller|originator)$|^(?:practitioner|worker|"
        r"officer|agency|author|caller|originator)(?:'s)?(?: details| information| contact details)$|referrer(?:'?s)?|referring|"
        r"your (?:details|name|role|job|agency|organisation|contact|phone|email|e mail|telephone|post|title|work|address|position|"
        r"team|service|information)|about you|person (?:making|completing|referring|who)|(?:made|completed|submitted|referred) by|"
        r"who are you|agency (?:making|referring)|reporter|contact person|who is (?:making|completing|telling)|"
        r"details of (?:the )?person (?:making|completing|referring)|notif(?:ied|ication made|ication completed) by|notifier|"
        r"^designated safeguarding (?:lead|person|officer)$|^dsl$|notifying (?:officer|person|professional|practitioner)|"
        r"informant|source of referral|practitioner completing|professional (?:making|completing|referring)",
    ),
    (
        "consent",
        r"consent|permission|information sharing|sharing (?:of )?information|discuss\w* with (?:the )?(?:family|parents?|carers?)|"
        r"parents? informed|information sharing agreement|agreement|^(?:have you |did you )?(?:told|tell|telling|talking|talked|"
        r"spoken|speaking|spoke|inform|informing)(?: to| with)? (?:the )?(?:family|parents?|carers?)|(?:family|parents?|"
        r"carers?)(?:'s?)? (?:knowledge|awareness|knows?|aware)",
    ),
    (
        "professionals",
        r"professionals?(?! (?:referral|request|contact|report)\b)|(?:agencies|workers|teams|practitioners|people) (?:already |"
        r"currently |now )?(?:involved|working|supporting|helping)|services involved|other agencies|key workers?|lead professional|"
        r"practitioners? involved|^(?!family).*network$|services (?:already |currently |now )?(?:involved|working|supporting)|"
        r"who (?:else )?is (?:already )?(?:involved|helping|supporting|working)|(?:agencies|workers|teams|people) (?:already |"
        r"currently )?(?:involved|helping)",
    ),
    (
        "household",
        r"^(?:the )?(?:family )?home$|(?:people|persons?|those|adults?) (?:with|who|caring|looking|responsible)\b|"
        r"care of the (?:child|young)|car(?:es?|ing) for the|look(?:s|ing)? after|household|famil(?:y|ies) (?:members?|composition|"
        r"details|network)|members? of (?:the )?(?:family|household)|adults?|parents?|(?<!young )carers?|"
        r"others? (?:in|living|at)|people (?:in|"
        r"at|living)|who (?:lives|else)|significant (?:others?|people)|siblings?|relatives?|mother|father|guardian|^(?:(?:the|their|"
        r"his|her|child's|about the|about their|the child's|this|young person's) )?famil(?:y|ies)$|family (?:information|network|"
        r"tree|structure|make ?up|and friends)|grown ?ups?|genogram|who is (?:at home|in the (?:home|house|family))|"
        r"people important to|home and family|family and home",
    ),
    (
        "strengths",
        r"strengths?|protective|(?:going|working) well",
    ),
    (
        "concerns",
        r"(?:types?|categor(?:y|ies)|kinds?|nature|areas?) of (?:concerns?|harm|abuse|risk|need)|categor(?:y|ies)|"
        r"concern(?:s)? \w* ?tick|tick (?:all|any|the box|the boxes|one|those|each|which)|\w+ concerns? tick|^concerns?$|"
        r"main concerns?|indicators?|risk factors?|vulnerabilit(?:y|ies)",
    ),
    (
        "narrative",
        r"narrative|worr(?:y|ied|ies)|what (?:has )?happened|your concerns?|details? of (?!(?:the )?(?:child|young|parent|carer|"
        r"referrer|adult|family|household|professional))|descri(?:be|ption)|reasons? for|incident|chronology|background|analysis|"
        r"concerns?|assessment|impact|referral (?:details|information)|circumstances|observations?|^(?:your )?account$|"
        r"^(?:the )?(?:information|facts|story)$|what (?:you|we|they) (?:know|have (?:seen|heard|noticed)|saw|heard)",
    ),
    (
        "child",
        r"child(?:ren)?(?:'?s)?|young (?:person|people|carers? \d+)(?:'?s)?|subjects?|unborn|pupil(?:'?s)?|person \d+|student|bab(?:y|ies)|"
        r"minors?",
    ),
)
