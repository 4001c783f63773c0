"""The words of medical histories: a relative's label at the head of a list, ailments of childhood that tell of no harm. Data only.

Left out of the list on purpose, since each may be a sign: fractures, burns, poisoning, scalds, infestation that was not treated,
decay of teeth, soreness and discharge, infections of the urine, bleeding, failure to thrive, wetting and soiling.
"""

from __future__ import annotations

import re

from redaction.cues import INTIMATE_CONDITIONS, KIN_ADULT, PARENT, SIBLING, any_of

_WHOSE = (
    r"(?:fhx?|(?:mat|pat|fam)\.? (?:hx|history)|family hx"
    rf"|(?:(?:maternal|paternal|step|great|half)[- ]?)*(?:{PARENT}|{KIN_ADULT}|{SIBLING}|parents|family|household|relatives?|partner|husband|wife)(?:['’]s)?)"
)
RELATIVE_LABEL = re.compile(
    rf"(?:^|(?<=\n)|(?<=[.;] ))\s*(?:[-*•]\s*)?(?:(?:{_WHOSE})(?: (?:history|hx|pmh|records?|problems|notes|medical history))?(?:[, ]+\(?[^:.\n]{{0,40}})?|[^:.;\n]{{3,60}} \((?:{_WHOSE})[^:()\n]{{0,30}}\))\s?:(?=\s)",
    re.IGNORECASE,
)
"""From here on a passage tells of a relative."""
SIBLING_LABEL = re.compile(rf"(?:^\s*(?:[-*•]\s*)?|\()(?:{SIBLING})\b", re.IGNORECASE)
"""At the head of a label of a brother's or a sister's."""
INTIMATE = any_of(
    r"terminations?(?: of pregnancy)?|miscarr\w+|pregnan\w*|ectopic\w*|chlamydia|gonorrh?oea|syphilis|herpes|\w*genital\w*|\w*anal|trichomonas|hpv|hiv|hepatitis [abc]|sexual\w*|stis?|thrush|vagin\w*|vulv\w*|penile|penis|groin|perine\w+|bacterial vaginosis"
    r"|coils?|iucd|mirena|implanon|nexplanon|depo|contracept\w*|incontinen\w*|soil(?:s|ed|ing)|fissures?|fistulas?|cystitis"
)
"""In a child a sign of abuse, whatever it is in a grown-up."""
BECAUSE = re.compile(
    r"\b(?:after|because|following|due to|caused by|so|since|when|while|means|meaning|leav(?:es|ing)|cannot|can['’]t|could not|unable|nobody|no one)\b(?P<why>.*)",
    re.IGNORECASE | re.DOTALL,
)
FORCE = any_of(r"push\w*|hit|kick\w*|punch\w*|beat\w*|shov\w*|thrown?|threw|fell|fall|stairs|threat\w*|stamp\w*|drag\w*")
MEDICAL_CAUSE = any_of(
    r"surgery|operations?|treatment|chemo\w*|radiotherapy|births?|delivery|labour|childbirth|screening|scans?|smears?|biops\w+|infections?|medication|diagnos\w*|referr\w+|menopause|(?:19|20)\d\d|(?:teen|twent|thirt)\w*"
)
"""What made an illness that is itself of medicine: no concern follows from it."""
DIRT = re.compile(
    r"(?<!\w)(?:impetigo|ringworm|tinea|scabies|thread ?worms?|(?:head ?)?lice|nits|fleas?|flea bites|molluscum|warts?|verruca[se]?|athlete['’]?s foot|paronychia|boils?|cellulitis|nappy rash|seborrh\w+|chilblains|cradle cap)(?!\w)",
    re.IGNORECASE,
)
"""Of the skin, and parasites: one is everyday, several at once are a child whom nobody washes or treats."""
OTHER_LABEL = re.compile(r"(?:^|(?<=\n)|(?<=[.;] ))\s*[A-Z][\w /'’()-]{1,60}:(?=\s)")
"""Any other label: what a relative's began has ended."""
MINOR = any_of(
    # skin
    r"umbilical (?:granuloma|hernia)|molluscum(?: contagiosum)?|impetigo|verrucas?|verrucae|warts?|ringworm|eczema|cradle cap|acne|psoriasis|keratosis pilaris|seborrh\w+(?: dermatitis)?|pityriasis \w+|contact dermatitis|urticaria|hives|chilblains|ingrow(?:n|ing) toe ?nails?|paronychia|athlete['’]?s foot|cold sores?",
    # what all children have
    r"chicken ?pox|varicella|hand[,_]?[ _]foot[ _]and[ _]mouth(?: disease)?|slapped cheek|roseola|scarlet fever|measles|mumps|rubella|croup|bronchiolitis|viral (?:rash|wheeze|illness|infection|urti|gastroenteritis|exanthem)|(?:u|l)rti|upper respiratory (?:tract )?infections?|common cold|cough and cold|tonsillitis|sore throats?|sinusitis|gastroenteritis|d ?& ?v|conjunctivitis|sticky eyes?|thread ?worms?|head ?lice(?: (?:treated|advice))?|nits",
    # ears, nose, eyes, teeth
    r"otitis (?:media|externa)|ear infections?|ear ?ache|ear wax|glue ear|grommets?|adenoid\w*|tonsillectomy|rhinitis|hay ?fever|squint|strabismus|amblyopia|patch(?:ed|ing)|astigmatism|myopia|hypermetropia|long[- ]sighted(?:ness)?|short[- ]sighted(?:ness)?|glasses|colou?r[- ]blind(?:ness)?|styes?|blocked tear ducts?|chalazion|orthodont\w*(?: \w+)?|braces|milk teeth|tongue[- ]tie(?: release| division)?",
    # bones, body, birth
    r"flat feet|in-?toeing|bow legs|knock knees|osgood[- ]schlatter\w*|sever['’]?s disease|growing pains|irritable hip|hip (?:dysplasia|scan|click)(?: \w+)?|talipes|plagiocephaly|scoliosis(?: screen\w*)?|inguinal hernia(?: repair)?|hernia repair|hydrocele|undescended testis|orchidopexy|phimosis|hypospadias(?: repair)?|circumcision|(?:innocent |benign )?heart murmur|(?:neonatal |physiological )jaundice|colic|reflux|posseting|cow['’]?s milk (?:protein )?(?:allergy|intolerance)|lactose intolerance|appendic(?:itis|ectomy)|travel sickness",
    # screening and jabs
    r"(?:newborn|neonatal) (?:hearing|blood spot|bloodspot|hip) (?:screen\w*|test|check)|(?:hearing|vision|school entry|eye) (?:screen\w*|tests?|checks?)(?: (?:normal|passed|clear))?|guthrie(?: test)?|vaccinations? (?:complete|up to date)[\w ]*|immunisations? (?:complete|up to date)[\w ]*|bcg|travel (?:vaccines|vaccinations|jabs)|allerg(?:y|ies) (?:none|nil)|nkda|no known (?:drug )?allergies|eighteen[- ]month check|two[- ]year check normal",
)
"""A child's ailments and checks of which no risk speaks."""
PAST = re.compile(
    r"^\W*(?:past|pmh|past (?:medical )?(?:history|problems)|previous|minor|resolved|inactive|significant past|history|problems|other|screening|imms?|vaccinations?|allergies)\b\W",
    re.IGNORECASE,
)
"""At the head of a list of what is over."""
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
CARES = any_of(
    r"car(?:es?|ed|ing|ers?)|look(?:s|ed|ing)? after|liv(?:es?|ed|ing)|stay(?:s|ed|ing)?|collects?|minds|baby-?sits?|guardian\w*|kinship|alone|child(?:ren)?|kids?|boys?|girls?|bab(?:y|ies)|grand(?:son|daughter|child\w*)"
    r"|cannot (?:lift|carry|walk|manage)|bed-?bound|housebound|says|said|told|tells|reports? that|saw"
)
"""What a relative is or cannot be to the child."""
CLINICAL = any_of(
    r"clinics?|reviewed?|referr\w+|awaiting|takes|tablets?|\d+ ?mg|surgery|operat\w+|symptoms?|treat\w+|prescri\w+|scans?|x-?rays?|ultrasound|biops\w+|consultant|physio\w*|urolog\w*|gynae\w*|colorectal"
    r"|appointments?|follow[- ]?up|discharged|repair|fitted|implants?|injections?|dose|swabs?|results?|outpatients?|diagnos\w+|catheter\w*|dressings?"
)
BEARS_ON_CARE = any_of(
    # the mind
    r"psych\w*|mental\w*|mood|anxi\w*|bipolar|schizo\w*|ptsd|dement\w*|confus\w*|memory|lithium|\w+(?:tiapine|zapine|peridol|peridone|iprazole)",
    # opioids, and what else sends to sleep
    r"\w+(?:codone|contin|codeine|adol|tanyl|norphine|gabalin|bapentin|azepam|zolam|piclone|pidem)|co-?codamol|\w*morph\w*|subutex|sedat\w*|benzos?|drows\w*|pain ?killers?",
    # asleep, senseless, at the wheel
    r"asleep|sleep\w*(?! apnoea)|slept|doz(?:es|ed|ing)|wak(?:e|en|ing)|woken|roused?|wheel|driv(?:es?|ing)|drove|passe[sd] out|collaps\w*|black(?:s|ed)? ?outs?|faint\w*|seizures?|unconscious",
    # doses
    r"miss(?:es|ed|ing)|forg[eo]t\w*|stopp\w*|r[au]ns? out|(?:not|\w+n['’]t) (?:\w+ )?(?:tak|collect)\w*|non-?(?:complian|adheren|concordan)\w*|refus\w+|declin\w+|too many",
)
"""Of the mind, of opioids and sedatives, of sleep and driving, of doses missed: what a grown-up's illness may mean to a child."""
ADULT_PRIVATE = any_of(
    # the bladder, the bowel and what holds them
    INTIMATE_CONDITIONS,
    # gynaecology, fertility
    r"terminations?(?: of pregnancy)?|(?<!to )(?-i:[MS]?TOP) (?:19|20)\d\d|miscarriages?|ectopic(?: pregnancy)?|molar pregnancy|ivf|icsi|fertility|infertility|subfertility|endometri\w+|fibroids?|polycystic\w*|pcos|ovarian cysts?|menorrhagia|dysmenorrhoea|amenorrhoea|prolapse|hysterectomy|hysteroscopy|laparoscopy|sterilisation|coils?|iucd|mirena|implanon|nexplanon|depo(?: provera)?|colposcopy|smears?(?: test)?|cin ?[123]|lletz|menopaus\w*|hrt|fibroadenomas?|mastitis|breast (?:lump|cyst|screening|biopsy|clinic|cancer)|caesarean|gestational diabetes|pelvic (?:pain|floor|inflammatory disease)",
    # men
    r"vasectomy|prostat\w+|psa|erectile (?:dysfunction)?|testicular (?:lump|torsion|cancer)|varicocele|epididymitis|low testosterone|sperm \w+",
    # infections of intimate life
    r"chlamydia|gonorrhoea|syphilis|herpes|genital warts|trichomonas|hpv|hiv(?: (?:test|negative|positive))?|hsv|g\d ?p\d|tops? x ?\d|hep(?:atitis)? [abc]|sexual health (?:clinic|screen)|sti (?:screen|clinic)|thrush|bacterial vaginosis",
    # growths, operations, organs
    r"(?:bowel|colon|breast|lung|skin|ovarian|cervical|prostate|thyroid|kidney|bladder|stomach|throat|pancreatic) (?:cancer|ca)|melanoma|lymphoma|leukaemia|lipoma|basal cell carcinoma|polyps?|colonoscopy|endoscopy|gastroscopy|haemorrhoids?|piles|anal fissure|diverticul\w+|crohn['’]?s|ulcerative colitis|ibs|irritable bowel|gall ?stones?|cholecystectomy|appendicectomy|hiatus hernia|hernia(?: repair)?|gastric (?:band|sleeve|bypass)",
    r"carpal tunnel(?: release)?|trigger finger|bunions?|plantar fasciitis|tennis elbow|frozen shoulder|rotator cuff|sciatica|slipped disc|(?:hip|knee|shoulder) replacement|arthroscopy|arthritis|osteo\w+|gout|fibromyalgia|varicose veins?|cataracts?|glaucoma|retinal detachment|tinnitus|vertigo|m[ée]ni[eè]re['’]?s|sleep apnoea|snoring|rhinoplasty|septoplasty|sinus surgery",
    r"hypertension|high blood pressure|cholesterol|statins?|angina|stents?|bypass|pacemaker|atrial fibrillation|\baf\b|heart murmur|dvt|type (?:1|2|one|two) diabetes|diabetes|thyroid\w*|hypothyroid\w*|hyperthyroid\w*|graves|anaemia|coeliac|kidney stones?|asthma|sarcoid\w*|migraines?|shingles|psoriasis|eczema|rosacea|acne|alopecia|vitiligo|obesity|bmi \d+",
)
"""What a relative had that bears on nobody's care."""
