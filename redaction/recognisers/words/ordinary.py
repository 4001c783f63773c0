"""Everyday words that stand in capitals or open a sentence in reports and are nobody's name there.

Also names that are everyday words: by themselves, at the start of a sentence, they prove nothing.
"""

from __future__ import annotations

_ORDINARY_TEXT = """
banister barefoot bike blanket blister blisters bread bulb carpet ceiling charger cheek cooker cot cup cupboard curtain curtains dent dents
doorbell drawer drawers duvet elbow finger fingers floor foil fracture freezer graze grazes hallway hinge hob hole holes jumper knee knees
knife knives letterbox lighter lump lumps mattresses meter microwave milk mirror mug needle needles oven panel pillow pills plate plates powder pram
puppy radiator rib ribs rubbish scab scabs scald scalds scalp settee shed shirt shoe shoes sink sock socket socks sofa spoon stomach swelling syringe
syringes tablets telly television toe toilet tooth trousers tummy welt welts wire wires wrist wrists
mondays tuesdays wednesdays thursdays fridays saturdays sundays weekends weeknights mornings evenings afternoons nights lunchtimes bedtimes
rosh oasys visor aco spo ppo pp pt pts sirs madam gbl ghb nps mdma pwits icpc rcpc cpp eha idap bbr rar yro ysc aso awaab nfa ocg ipvms
a about above absent by into onto upon via per than though unless whether whom access according account action actions active addiction address addresses admin admission admitted
adult adults advice afternoon again age aged agency agencies agenda agreed alarm alert alerted alias all allegation
alleged also am amber ambulance among an and another any anyone apologies appeal appears applicant appointment approx
area areas arrange arrangements arrears arrest arrested arrived as asked assault assessed assessment asset assetplus at
attempted attend attendance attended attends attention aunt author away
baby back background bad band bank bath be because bed been before behaviour being best between birth black board body
bond book born borough both boy boys breach brief bring broken brother bruise bruises bruising budget building call
called caller calls calm camhs can cannot car care carer carers case cause caution cc chair change charge charged check
checks child children christmas church claimant class clean client clinic clinician close closed club code cold
colleague college comment comments community complaint concern concerned concerns conditions conference confirmed
consent consultant contact contacted contacts conviction convictions core could council counsel country county court
cover covers crime criminal crying current currently custody
dad daily damage danger date dates daughter day days deadline dear death decision declined denied denies deny department
details detained did died director disability disclosed disclosure discharge discharged discussed discussion district do
doctor does doing domestic done door dose down draft driver drugs drunk due duty during each early east easter education
ehcp either email emergency emotional end england english enquiry entry epcr escalate escalation europe even evening
every evicted evidence ex exclusion expired ext extension
fact failed family father fax february feels felt female few field file film fine fire first five flat fleet follow
following food for form forename foster found four friend friday friends from front full further gender general get girl
girls given gives giving go god goes going good gp grandmother green grey group guardian had hall has have he head
headteacher health hearing heard held hello help her here hi high him his history hit hitting hold home homeless
homelessness hope hospital hot house housing how however hub hx husband i ice if immediate immigration impact important
in incident include including info information injuries injury inside instagram intel interpreter interview into
investigation invited invoice involved is issue issues it its
january job joint july june just keep key kids kind known last late later law lead learning leave left legal let letter
level licence like line list little live lives living local location log london long look lost low made male man manager
many marac march mark marked matter may me medical medication meeting member mental mentioned message met midwife might
minor minutes missed missing mobile monday money month months more morning most mother moved mr mrs ms much mum must my
name named names national nationality near need needs neglect neighbour new newborn next nhs nhs night nil nino no
nobody non none nor normal north not note noted notes nothing notification november now number numbers nurse nursery
nursing observed obs occupier october of off offence offences offender office officer officers often old on once one
ongoing only open operative order origin other our out outcome outside over own
page parent parents part partner passport past patient pattern pay people per period person phone photo physical place
plan planned play please pm pnc police policy poor positive possible post postcode practice practitioner pregnant
present previous previously primary prison private probation problem professional professionals progress protection
provided public pupil pupils question questions quote ran rang re read reason reasons received recent reception record
recorded records red reference referral referrals referred referrer refuge refused regard regarding regards registered
relationship released religion remember reminder remove repairs reply report reported reporting reports request
requested require required response result results return review right risk risks road room rooms routine rule said safe
safeguarding same sat saturday saw says school schools screening search second section see seeing seems seen senior sent
september serious service services session set several sex sexual she sheet shelter should show shows sibling siblings
sign signed sin since sincerely sir sister slip so social solicitor some someone son soon source south speak special
spoke sponsor staff stage standard start started state stated states station statement status stay staying step
stepfather still stop storm story strategy street student subject substance suggested suicide summary sunday support
sure surname surgery suspect suspected suspects
subj conveyed dissem sanitise anonymous anon bloke blokes fw fwd dvla bin bins doc docs docman
table take taken takes tel telephone tell tenancy tenant term text thank thanks that the their them then there these
they thing think this those thought three threshold through thursday ticked tier time timeline title to today together
told tomorrow too took total towards transfer travel treatment tuesday tutor twins two type unborn uncle under unit
unknown until up update upset urgent us use used v vehicle very victim video violence visit visited visits voice
volunteer wait walk want wanted wants ward warning was way we website wednesday week weeks welfare well went were west
what wheelchair when where whereabouts which while white who whose why wife will wishes with within without witness
woman women work worker workers working worried would wrote year years yes yesterday yet york you young your yours youth
total amount ethnicity religion disability referrer forename tel surname gender dob visa snapchat whatsapp tiktok discord messenger youtube skype zoom teams fpn epcr ssw class asbo ask bail bleep blood bsb cad cafcass caf cp cpp cin crn cro cse dash dbs dc di dna dob ds dsl dv dvpo ed edd em gcs
gbh hb hcp hmo ho hv idva iro la lac lado ldn mappa mash mase merlin mob mp nfa nspcc nok oasys ofsted oic om pc pcn
pcso pep pip ppn ppud pru rag rscn sen send senco sgt sid smt snt spoc sw tac taf tbc ta uasc ukvi upn ucas urn vrm yot
yos yjs aka ambulance btw fyi asap a&e ae ni id uk usa eu gb eng nb ps ok okay tv pe rs gcse xmas arap gwf sso
hey oi hiya lads lad somebody anybody nite frm sum dem bout cos cuz thru ur pls plz thx dont wont isnt hes shes im ive
cant didnt doesnt wasnt theyre whats thats gonna wanna innit bruv mate grass real ring phone name girl boy guy guys bruh
bro yeah yea nah loads shouts chased picked list road street
accident adolescent advised afraid ago allocated allowed alone already although always angry argument around asleep
aware basis bathroom bedroom began believe bedtime birthday bite black-eye bleeding blue bottle boyfriend breakfast
bring brought burn burns bus came camera cannabis cat ceased chaotic cigarette clothes clothing coat collected comes
cough cousin crack cut dark dirty dog doorstep drink drinking dinner drug eat eating electric fell fight find fleeing
forced forget free fridge friendly garden gas gate gave girlfriend gone grandad gran nan hair hand hands happy hate
heater hungry hurt ill injured isolated kept kicked kitchen knocked knows language laptop laughed leg lied light lights
lip lives locked lounge lunch mattress meals mild mould mouth nappy nervous nice nobody noise noisy open outside pain
pale park parking pet pets phoned picked police pulled punched pushed quiet rain rash relative relatives rent returned
ride rude runs sad scared screaming scratch screamed seemed settled shop shopping shouted shouting shower sick slapped
sleep sleeping slept smacked smell smelled smelt smoke smoking snow sofa stairs stopped strap supermarket taxi teacher
tearful teeth threatened threw tidy tired tomorrow toys tried trouble uniform untidy unwell walked wall washed watching
weather weekend weight wet window withdrawn worry wrist grit salt path
corsa fiesta astra golf polo clio focus transit vauxhall volkswagen toyota nissan peugeot renault bmw audi honda moped scooter tesco
asda lidl aldi sainsburys morrisons primark mcdonalds nandos greggs playstation xbox iphone samsung van vans lorry lorries truck trucks car cars
"""
ORDINARY = frozenset(_ORDINARY_TEXT.split())

_WORD_NAMES_TEXT = """
grace hope faith will mark chase bill frank rose lily daisy ivy poppy heather summer autumn april may june august joy
charity patience prudence pearl ruby jade amber crystal robin jay dawn eve sky star rain day sunny rich guy jack rob pat
sue dale glen cliff art ray drew grant lane miles penny sandy rusty buddy angel destiny precious princess prince king
pope bishop dean earl duke baron major young long short brown black white green gray grey reed stone wood hill field
forest brook rivers lake ford bush banks bridge church kitchen cook baker butler carter cooper fisher gardener mason
miller page parker porter potter shepherd smith taylor turner tanner walker weaver woods bird crane drake finch hawk
hawke partridge swan wolf fox lamb bull frost snow winter bland blythe power salt sharp savage strong swift wise gray
may chance carol christian gene harry holly hunter iris melody mercy noel olive sonny storm violet wade wren sage sticks
storey story love lovell english french welsh scott holland london paris chelsea brooklyn georgia india china kenya
jordan sydney virginia israel trinity heaven blessing gift happy lucky sister goodness favour divine victory bliss wells
archer bacon ball bell berry best bond booth branch bridges bright brooks buck bunch burns butcher case cash castle chambers chapman clark
clay cole coleman cotton craft cross crow crowe curry dent fields flint flood flynn foster fowler fry gale garland gates glass glover
goodwin gore graves green gunn hale hardy harper hart hay hays heath hodge hood horn howe hull jewel knight law lilly lovejoy lyon mace
mann marks marsh marshall mead mills moody moore moss noble nutt oak oaks paine palmer parks parr peacock pike pitt poole powers price
pyke riddle rook ryder sadler salmon sands sawyer shaw sheppard shields silver singer skinner smart sparks sparrow spencer spicer
stark starling sterling stern stringer summers swallow swann temple thatcher thorn thorne tyler usher verity vine walls waters webb
webster weeks weir west wheeler winters wolfe wright yard york
ebony unique treasure diamond sapphire scarlett honey promise miracle wisdom fortune liberty comfort praise glory memory innocent
beauty ocean river bear shadow sunshine testimony goodluck talent marvellous excellent lovely knowledge
can bonnie candy cherry coral clover brandy sherry misty purity temperance constance gracious genesis saffron felicity rod
moon sun flowers flower rosemary ginger basil pepper peace justice bobby bob nick tom dick pop mac max don
"""
WORD_NAMES = frozenset(_WORD_NAMES_TEXT.split())
