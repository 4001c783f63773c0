"""What stands in a note beside its people: places, bodies, things. Streets, schools and bodies are invented."""

from __future__ import annotations

_LISTS = {
    "town": "Leeds|Bradford|Hexham|Croydon|Luton|Slough|Oldham|Walsall|Peckham|Margate|Rochdale|Barnsley|Grimsby|Ilford|Hackney|Brixton|Swansea|Paisley|Bootle|Telford|Corby|Wrexham|Hounslow|Tottenham|Southend|Dewsbury|Great Yarmouth|Milton Keynes|St Helens|King's Lynn|Kirkby|Hexford|Marlbeck|Thornaby|Dunsmere",
    "area": "the Marsh Estate|Fenwick|Lower Green|Chapeltown|Harehills|Eastgate|the Lansbury estate|Toxteth|Bell Green|Moss Side|West Ham|the Riverside|Southmead|Yorkshire|Kent|Essex|Northumbria",
    "country": "Albania|Romania|Eritrea|Somalia|Afghanistan|Iran|Iraq|Syria|Sudan|Vietnam|China|Pakistan|India|Bangladesh|Nigeria|Ghana|Jamaica|Poland|Portugal|Brazil|Turkey|Ukraine|Lithuania|Bulgaria|Israel|Russia|France|Spain|Ireland|America|Ethiopia|Kenya|Libya",
    "street": "Kestrel Road|Alder Close|Victoria Street|Mill Lane|Harbour Walk|St Anne's Terrace|Station Approach|Queensway|Rose Avenue|Hope Street|Church Row|Foxglove Gardens|Wellington Court|Marlow House|Bishop's Rise|Grange Park Drive|High Street|Cooper's Yard|Balmoral Crescent|Elm Grove",
    "park": "Victoria Park|the Rec|Hollow Wood|Memorial Gardens|Jubilee Park|the Arndale|Riverside Shopping Centre|Meadow Skate Park",
    "hospital": "St Jude's Hospital|Royal Marlbeck Infirmary|Northfield General Hospital|Queen Adelaide Hospital|Whitmoor Children's Hospital|the Alder Unit",
    "school": "Kestrel Primary School|St Winifred's RC Primary|Oakmere Academy|Marlbeck High School|Holy Trinity CE Primary|Riverside Nursery|Summerfield Infants|King Edmund's College|Rosewood Special School",
    "gp": "Mill Lane Surgery|The Alder Practice|Dr Patel & Partners|Harbour Medical Centre|Grange Health Centre",
    "agency": "Children's Services|Marlbeck Council|Northumbria Police|Victim Support|Refuge East|Turning Tide|Early Help|Cafcass|Barnardo's|the MASH|Homes North|CAMHS|the Youth Justice Service|NSPCC|Probation Service|Women's Aid",
    "firm": "Hadley & Bowe LLP|Greenline Taxis|Pizza Palace|Northgate Cars|Bestway Pharmacy|Ashdown Solicitors|Costcutter|Sunrise Cafe|Delta Energy|Brightwater Ltd|Marlow Foods|Acorn Lettings|Star Nails",
    "drug": "Sertraline|Ritalin|Melatonin|Fluoxetine|Amoxicillin|Salbutamol|Concerta|Olanzapine|Diazepam|Calpol|Methadone|Subutex|Keppra|Risperidone|Ventolin|Zopiclone|Nurofen|Epilim|Codeine|Quetiapine|Movicol|Depo Provera",
    "condition": "ADHD|Asthma|Type 1 Diabetes|Eczema|Autism Spectrum Disorder|Epilepsy|Down's Syndrome|Anxiety|Coeliac Disease",
    "offence": "assault by beating|possession of cannabis|criminal damage|theft from a shop|burglary|common assault|breach of bail|affray",
    "job": "Social Worker|Family Support Worker|Police Constable|Health Visitor|Class Teacher|Housing Officer|School Nurse|Learning Mentor|Probation Officer|Team Manager|Night Porter|Paramedic",
    "month": "January|March|April|May|June|August|September|October|December",
    "day": "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday",
    "spot": "Karimbo|Lake Ostrel|Tamarro Falls|Porto Vellano|the Quorra Hotel|Zuberi Beach|Mount Calder|San Belisario|Villa Oriana|Casa Marino|Castle Drum|Palermo Grill|Little Saigon|Cape Ansel",
    "brand": "Zentova|Kindlewell|Pronto Pets|Orbix|MegaMart|Tasty Wok|Sushi Garden|La Piazza|Frito's|Toyota|Netflix|HSBC|Vodafone|Hamilton Motors|Wendell's Grill|Al-Noor Media|Reuters|the Daily Post|Hezzan Front",
    "thing": "Venus|Neptune|the Eiffel Tower|Cyber Monday|Doctor Who|Peppa Pig|Python|Excel|the Great War|Android|Dollars|Ford Fiesta|Vespa|Pepsi|Darjeeling|Basmati|Siamese cats|Labrador|Biro|Diesel",
    "heading": "Trainee|Consultant|Delegates|Reserves|Manager|Extension|Faculty|Topic|Committee|Sender|Gradient|Total|Chapter|Group Lead|Secretary|President|Depot|Laboratory|Energy|Cargo|Horizon",
    "folk": "Syrians|Sunnis|Thai|Korean|African|Kurds|Europeans|Muslims|Catholics|Italian|Somalis|Punjabi",
    "word": "a snake|a grass|ugly|a liar|a clown|a rat",
    "call": "Echo 12|Bravo 4|Sierra 21|Tango Two",
}
_HELD_OUT_LISTS = {
    "town": "Keighley|Stockport|Gateshead|Dagenham|Lewisham|Blackburn|Merthyr Tydfil|Motherwell|Redcar|Torquay|Chatham|Salford|Bury St Edmunds|Ashbourne|Wetherholme",
    "area": "the Sycamore estate|Beeston|Upper Heath|Handsworth|Cornwall|the Gorbals|Northside|Norris Green",
    "country": "Kosovo|Moldova|Yemen|Egypt|Sri Lanka|Zimbabwe|Congo|Mexico|Greece|Italy|Colombia|Nepal",
    "street": "Larch Drive|Prince's Road|Coronation Street|Tanner's Hill|Abbot Mews|Lily Lane|Wharf View|Cromwell Tower|Saddler Way",
    "park": "Albert Park|the canal path|the Beacon Centre|Pond Field|Queens Arcade",
    "hospital": "St Brannock's Hospital|Eastmoor Infirmary|Lady Mary Hospital|the Larch Ward",
    "school": "Beacon Hill Primary|Saint Columba's Academy|Larkrise Nursery School|Prince Rupert High|Wetherholme Juniors",
    "gp": "Wharf Surgery|Beacon Medical Practice|The Larches Surgery",
    "agency": "Wetherholme Council|Safe Haven|Kent Police|Adult Social Care|Catch22|the Family Hub|Shelter|Homestart",
    "firm": "Pike & Lorne Solicitors|Kwik Tyres|Blue Lagoon Cafe|Redfern Law|Golden Fry|Ace Cabs",
    "drug": "Citalopram|Mirtazapine|Lorazepam|Elvanse|Prednisolone|Pregabalin|Buccolam|Tramadol",
    "condition": "Cerebral Palsy|Dyspraxia|Sickle Cell Disease|Tourette's",
    "offence": "handling stolen goods|threats to kill|drink driving|harassment",
    "job": "Teaching Assistant|Practice Nurse|Custody Sergeant|Youth Worker|Neighbourhood Warden",
}
LABELS = {
    "town": "GPE",
    "country": "GPE",
    "area": "LOC",
    "street": "FAC",
    "park": "FAC",
    "hospital": "ORG",
    "school": "ORG",
    "gp": "ORG",
    "agency": "ORG",
    "firm": "ORG",
    "spot": "GPE",
    "brand": "ORG",
}
"""Labels of the base model for what is a place or a body; other fillers are no entity of any kind."""

_NICKNAMES = "Smokes|Tiny|Big Dee|Ghost|Spud|Kez|Mo|Jaz|Bubbles|Trigger|Nana Jo|Lil Man|Dutch|Shaz|Bear|Tank|Uncle T|Bez|Lex|Frenchy|Skinny|Goldie|Abz|Tubs"
_HELD_OUT_NICKNAMES = "Crow|Weasel|Big Mo|Daz|Sparky|Titch|Biscuit|Shadow|Gaz|Kiki|Moose"


def fillers(*, held_out: bool) -> dict[str, tuple[str, ...]]:
    """Words of each filler; the lists that have a kept-out half give that half for held-out notes."""
    chosen = _LISTS | (_HELD_OUT_LISTS if held_out else {})
    return {kind: tuple(words.split("|")) for kind, words in chosen.items()}


def nicknames(*, held_out: bool) -> tuple[str, ...]:
    """Street names and nicknames."""
    return tuple((_HELD_OUT_NICKNAMES if held_out else _NICKNAMES).split("|"))
