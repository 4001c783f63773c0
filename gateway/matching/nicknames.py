"""Names that stand for one another: on each line one name and then its short forms and other spellings.

Two names agree where one is listed under the other, or both under one name. Samuel and Samantha share a short form and
are still two children. Names of Arabic, Bengali and Somali are written in Latin letters as each office heard them; the Somali
alphabet of 1972 writes c for the sound of the Arabic letter ayn and x for the throaty h, which English offices drop or write h.
"""

from __future__ import annotations

_SHORT_FORMS = """
alexander alexei aleksander alex al sasha sandy xander lex
alexandra alexandria alex alexa lexi lexie sandra sasha ola
abigail abbie abby abi gail
abdullah abdul abdi abdulla abdallah cabdullah
abdirahman abdulrahman abdurrahman abdul abdi rahman cabdiraxmaan cabdiraxman abdirahmaan
amelia amy millie milly mia
andrew andy drew andrei andrzej
anthony antony tony ant
annabelle anna anne ann annie annabel belle bella
archibald archie
arthur art artie
ashley ash
benjamin ben benny benji
bartholomew bart
beatrice beatrix bea trixie
brandon bran
cameron cam
caroline carolina caro carrie lina
catherine katherine kathryn katharine cathy kathy kate katie kitty kat cate katy katarzyna kasia
charles charlie chas charley
charlotte charlie lottie lotte char
christina christine chris tina chrissie kristina
christopher chris kit topher krzysztof krzys
daniel dan danny daniil daniyal
danielle dani danni ella
david dave davy dawid
deborah debbie deb debra
dominic dom nic dominik
dorothy dot dottie
edward ed eddie ted teddy ned eduard
eleanor ellie nell nora elle elenor
elizabeth liz lizzie lizzy beth betty bess eliza elsie libby lily elspeth bethany elisabeth ela elzbieta
emily em emmy emilia millie
emma em emmie
emmanuel emanuel manny manu
ethan eth
evelyn evie eve
felicity flick fliss
florence flo florrie flossie
frances fran francesca frankie franny chess
francis frank frankie francisco
frederick fred freddie freddy frederic
gabriel gabe gabi
gabriella gabrielle gabby gabi ella
george georgie jorge
georgina georgia georgie gina
gerald gerry jerry
gregory greg gregor grzegorz
harold harry hal
harriet hattie harry
harrison harry
henry harry hal hank
isaac zac ike
isabella isabelle isabel isobel izzy bella belle issy
jacob jake jacub jakub kuba
jacqueline jackie jacqui
james jim jimmy jamie jem
jasmine jas jazz yasmin yasmine
jennifer jen jenny jennie jenna
jessica jess jessie
joanna joanne jo joan joasia
john jack johnny jon johnnie jan
jonathan jon jonny nathan
joseph joe joey jozef yusuf yousef jose
josephine jo josie posy
joshua josh
judith judy jude
julia julie jules
katelyn kate katie
kenneth ken kenny
kimberley kim kimberly
laura laurie lori
lawrence laurence larry laurie
leonard leo len lenny leon
leonardo leo
lewis louis lou louie lew
lillian lily lilly lil
louise lou louisa
lucy lucie lucia lulu
madeleine maddie maddy madeline madison
malgorzata gosia margaret
margaret maggie meg peggy margie greta daisy madge
maria marie mary mariam maryam miriam molly maia
mark marc marcus marek
martha marty
martin marty
matthew matt matty mateusz matteo
matilda tilly mattie tilda
maximilian max maxim maxwell
megan meg
melissa mel missy
melanie mel
michael mike mick micky mikey mikael michal mikhail
mikayla mikaela kayla michaela
mohammed muhammad mohamed mohammad muhammed mohamad muhamed mohd md mo moh mohamud mahamed maxamed mehmet mamadou
mustafa mustapha mostafa mustaf
nathaniel nathan nat nate
natalie nat natasha tasha
nicholas nick nicky nico nikolas nicolas mikolaj
nicola nicky nikki nicole
oliver ollie olly
olivia liv livvy livia ollie
oluwaseun seun
oluwatobi tobi
oluwadamilola damilola dami
oscar ossie
pamela pam
patricia pat trish patsy tricia patty
patrick pat paddy patryk
penelope penny nell
peter pete piotr petr
philip phil phillip pip
philippa pippa pip
rachel rach rachael raquel
rebecca becky becca bex beckie
reginald reg reggie
rhiannon rhi
richard rick dick rich ricky richie
robert rob bob bobby robbie bert rupert
rosemary rose rosie romy
rose rosie rosa
ronald ron ronnie
samantha sam sammy
samuel sam sammy sami
sarah sara sally sadie
sebastian seb bastian
simon si
siobhan shiv
sophia sophie sofia zofia zosia
stephen steven steve stevie stefan
stephanie steph stevie
susan sue susie suzanne suzie
tabitha tabby
terence terry
theodore theo ted teddy tadeusz
theresa tess tessa teresa terri
thomas tom tommy tomasz tomek
timothy tim timmy
tobias toby
valerie val
veronica ronnie vera
victoria vicky vic tori vicki
victor vic wiktor
vincent vince vinny
violet vi
walter walt wally
wilfred wilf fred alfie
alfred alfie alf fred
william will bill billy liam willy
wilhelmina mina billie
winifred winnie freda
yasmin yas jasmine yasmeen yasmine
zachary zach zac zak zack
zainab zaynab zeinab zeynep zee saynab
zoe zoey
aisha ayesha aishah aysha aicha ayse caasha caaisha asha
ahmed ahmad ahmet ahamed axmed axmad ahmod
ali aly cali
amina aminah aamina amna
fatima fatimah fatema fatma fatoumata faduma fadumo fati faadumo faduumo fathima
hassan hasan xasan hasaan
hussain hussein husain husayn hossain hussen xuseen hosen hosain huseyin hussien
ibrahim ebrahim ibraheem abraham ibraahim ibbi ibby ibs
ismail ismael ishmael ismaaciil ismaciil esmail
khadija khadijah kadija hadija khadeeja khadiija khadi hatice
omar umar omer cumar
rahman rehman rahmaan
saeed said sayed syed saciid saiid
salim saleem
suleiman sulaiman suleyman solomon saleebaan suleymaan
uthman usman osman othman cismaan cusmaan
yahya yahia
yusuf yousuf yousef youssef yusef yuusuf
zakaria zakariya zachariah zak zakariye sakariye sakariya
maryam mariam maryan maryama meryem mariyam mimi
mehmet memo memet
mahmoud mahmud mahmood mehmood maxamuud
safiya safiyya safia saf
halima haleema xaliimo xaliima halimo
hodan xodan
hawa hawo xaawo xaawa eve
muse musa moosa muuse moses
farah faarah faarax
jama jaamac jamac
adan aden aadan adam
abdi cabdi
abdulkadir abdiqadir cabdulqaadir abdulqadir
elmi ilmi cilmi
isse esse issa ciise eesa isa
egal igal cigaal
hersi hirsi xirsi
duale dualeh ducaale
haque huq haq hoque hok haqq
chowdhury choudhury chaudhury choudhry chaudhry chaudhary chaudhuri chowdury choudary
begum begam begom
khatun khatoon khatoun
miah mia miya miyah meah mian
akhtar akter akther aktar akhter
uddin udin
sheikh shaikh sheik shaykh shekh
bhuiyan bhuiya bhuyan bhuyia bhuya
khanom khanam khanum
talukdar talukder
sarkar sarker
mazumder mazumdar majumder majumdar
howlader hawlader
siddiqui siddique siddiqi
mollah molla mullah
rashid rasheed rashed
malik malek maliq
karim kareem
chiamaka amaka
chidinma dinma
chukwuemeka emeka
ifeoluwa ife
temitope tope temi
olumide mide
ayodele ayo dele
babatunde tunde
adebayo bayo
folasade sade
""".strip().splitlines()


def _listed_under() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in _SHORT_FORMS:
        full, *others = line.split()
        for other in others:
            found.setdefault(other, set()).add(full)
    return {name: frozenset(fulls) for name, fulls in found.items()}


_LISTED_UNDER = _listed_under()
_NONE: frozenset[str] = frozenset()
_LISTS = {
    full: frozenset(name for name, fulls in _LISTED_UNDER.items() if full in fulls) for full in frozenset().union(*_LISTED_UNDER.values())
}


def full_forms(name: str) -> frozenset[str]:
    """The folded names that `name` is a usual form of, empty where it is none: "manny" -> emmanuel, manuel."""
    return _LISTED_UNDER.get(name, _NONE)


def stand_for_one_another(left: str, right: str) -> bool:
    """Whether one folded name is a usual form of the other, or both are forms of one name."""
    mine, theirs = _LISTED_UNDER.get(left, _NONE), _LISTED_UNDER.get(right, _NONE)
    return bool(mine or theirs) and (right in mine or left in theirs or not mine.isdisjoint(theirs))


def other_forms(name: str) -> frozenset[str]:
    """All folded names of which `stand_for_one_another` is true with `name`."""
    fulls = _LISTED_UNDER.get(name, _NONE)
    listed = (_LISTS.get(full, _NONE) for full in (name, *fulls))
    return fulls.union(*listed)


def short_forms(name: str) -> frozenset[str]:
    """The other folded names for the same person that begin like `name`: "isabelle" -> izzy, isabel, and not bella."""
    fulls = {name} | _LISTED_UNDER.get(name, _NONE)
    forms = {form for form, theirs in _LISTED_UNDER.items() if fulls & theirs} | fulls
    return frozenset(form for form in forms if form != name and form[0] == name[0])
