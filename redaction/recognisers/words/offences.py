"""Named offences (after the Home Office counting rules and the statutes' own titles)."""

from __future__ import annotations

# Names that are an offence wherever they stand.
OFFENCES = tuple(
    """
drink drive|drug drive|drink/drive|driving while unfit|driving whilst unfit|driving under the influence|unfit through drink or drugs
theft from shop|theft shop|theft from vehicle|theft from motor vehicle|theft from dwelling|theft of pedal cycle|theft of vehicle
theft by finding|theft from employer|attempted theft from shop|assault PC|assault police|assault emergency worker
assault on emergency worker|common assault and battery|religiously aggravated assault|attempted GBH|attempted kidnap|attempted arson
attempted sexual assault|attempted abduction|poss class A|poss class B|poss class C|poss of cannabis|possession class A|possession class B
possession of class C drugs|possession of crack cocaine|possession of ketamine|possession of MDMA|possession of spice|PWITS class A
PWITS class B|PWITS cannabis|PWITS cocaine|PWITS heroin|dealing class A drugs|supplying cannabis|supplying cocaine|supplying heroin
supply of cocaine|supply of heroin|supply of cannabis|supplying a psychoactive substance|growing cannabis
allowing premises to be used for drugs|permitting premises to be used for drug use|section 5 public order|s.5 public order
section 4 public order|section 4A public order|s.4 public order|s.4A public order|causing harassment alarm or distress
harassment alarm and distress|fear or provocation of violence|putting in fear of violence|putting people in fear of violence
malicious communication|improper use of a communications network|sending a threatening communication|threatening communications
burglary other than a dwelling|burglary non-dwelling|burglary of a dwelling|residential burglary|commercial burglary|theft and burglary
robbery of a knifepoint|knifepoint robbery|moped theft|carjacking|street robbery|assault with intent to rob|possession of a blade
possession of bladed weapon|possession of an imitation firearm|possession of imitation firearm|possession of a zombie knife
possession of a corrosive substance|discharging a firearm|firearms offences|knife possession|weapons possession
having an article with blade or point|having an offensive weapon|non fatal strangulation|intentional suffocation|domestic assault
disclosing private sexual photographs|threatening to disclose private sexual photographs|sharing intimate images|sharing an intimate image
taking an intimate photograph without consent|breach of DVPO|breach of SHPO|breach of bail conditions|breach of notification requirements
breach of an occupation order|breach of CBO|breach of ASBO|failing to appear|failure to appear|failing to surrender to bail
failing to surrender to custody|failing to comply with a community order|child cruelty by neglect|cruelty to persons under 16
abandoning a child|exposing a child|allowing a child to suffer|ill treatment of a child|familial sexual offences
sexual activity with a child family member|sexual assault on a male|sexual assault on a female|assault of a child under 13 by penetration
causing sexual activity without consent|administering a substance with intent|trespass with intent to commit a sexual offence
sexual activity in a public lavatory|kerb crawling|paying for sexual services of a child|indecent communications
encouraging a child to commit a sexual act|breach of trust sexual offences|attempting to meet a child following grooming
attempting to engage in sexual communication with a child|attempted sexual communication with a child
possession of prohibited images of children|possession of a paedophile manual|arranging or facilitating travel with a view to exploitation
human trafficking for exploitation|arranging travel with a view to exploitation|requiring a person to perform forced labour
conspiracy to traffic|facilitation of illegal entry|facilitating a breach of immigration law|using a false document
possession of false documents|possessing a false identity document|sham marriage|fly-tipping|fly tipping|housing fraud|tenancy fraud
council tax fraud|tax evasion|identity theft|card fraud|cheque fraud|obtaining services dishonestly|dishonestly obtaining benefits
dishonest representation|making off without payment|bilking|fare evasion|counterfeiting|conspiracy to commit fraud|conspiracy to steal
conspiracy to burgle|conspiracy to pervert the course of justice|perverting the course|obstruct PC|obstruct police|resist arrest
escape from custody|assisting an offender|conveying articles into prison|possessing a phone in prison|prison mutiny|bomb hoax
drunk and incapable|drunk in charge|drunk in charge of a vehicle|driving otherwise than in accordance with a licence|uninsured driving
driving without due care|driving without due care and attention|failing to stop after an accident|failing to provide a specimen of breath
speeding offences|death by dangerous driving|death by careless driving|causing death by driving|aggravated TWOC|TWOC and no insurance
taking a conveyance|interfering with a motor vehicle|vehicle taking|animal neglect|dangerously out of control dog|wildlife offences
hare coursing|lewd behaviour|drunk on a highway|public nuisance|causing a nuisance|affray and ABH|violent disorder and affray
arson reckless|arson endangering life|criminal damage under £5000|trespass on the railway|throwing missiles|possession of fireworks
actual bodily harm|ABH|assault occasioning actual bodily harm|grievous bodily harm|GBH|GBH with intent
grievous bodily harm with intent|section 18 wounding|section 20 wounding
wounding with intent|unlawful wounding|malicious wounding|wounding|common assault|assault by beating
assault on an emergency worker|assaulting an emergency worker|assault of an emergency worker
assault on a police officer|assaulting a constable|assault by penetration|sexual assault|sexual assault of a child
sexual assault of a child under 13|rape|rape of a child
rape of a child under 13|attempted rape|marital rape|sexual activity with a child|inciting a child to engage in sexual activity
causing a child to engage in sexual activity
causing or inciting a child to engage in sexual activity|engaging in sexual activity in the presence of a child
causing a child to watch a sexual act|arranging a child sex offence
sexual communication with a child|meeting a child following sexual grooming|grooming|sexual grooming|abuse of position of trust
indecent assault|gross indecency|indecent exposure
exposure|voyeurism|upskirting|outraging public decency|incest|sex with an adult relative|possession of indecent images
possessing indecent images|making indecent images
taking indecent photographs|distributing indecent images|possession of indecent images of children
making indecent images of children|indecent images of children
possession of extreme pornography|possession of extreme pornographic images|disclosing private sexual images|revenge porn
cyberflashing|intimate image abuse|controlling prostitution
controlling prostitution for gain|keeping a brothel|brothel keeping|child sexual exploitation offences|child cruelty
cruelty to a child|child neglect|wilful neglect|ill-treatment of a child
causing or allowing a child to suffer serious physical harm|causing or allowing the death of a child
causing or allowing the death of a child or vulnerable adult|child abduction
abduction|kidnap|kidnapping|false imprisonment|child stealing|infanticide|child destruction|murder|attempted murder|manslaughter
gross negligence manslaughter|conspiracy to murder
threats to kill|making threats to kill|solicitation to murder|intentional strangulation|non-fatal strangulation|strangulation
suffocation|attempting to choke|administering poison
coercive control|coercive and controlling behaviour|controlling or coercive behaviour|controlling and coercive behaviour
coercive or controlling behaviour|stalking
stalking involving fear of violence|stalking involving serious alarm or distress|harassment|harassment without violence
harassment putting people in fear of violence
racially aggravated harassment|malicious communications|sending malicious communications|sending threatening messages
breach of a non-molestation order
breach of non-molestation order|breaching a non-molestation order|breach of a restraining order|breach of restraining order
breaching a restraining order|breach of bail
breach of a sexual harm prevention order|breach of a community order|breach of an injunction|breach of a DVPO
breach of a domestic violence protection order|breach of licence
breach of a stalking protection order|breach of a criminal behaviour order|failing to comply with notification requirements
failure to comply with notification requirements|failing to surrender
forced marriage|breach of a forced marriage protection order|female genital mutilation offence|human trafficking|trafficking
modern slavery|holding a person in slavery or servitude|slavery
servitude|forced labour|facilitating illegal entry|assisting unlawful immigration|illegal entry|immigration offences
arranging travel for exploitation|affray|violent disorder|riot
public order offence|threatening behaviour|using threatening words or behaviour|disorderly behaviour|drunk and disorderly
being drunk in charge of a child|drunk in charge of a child
breach of the peace|racially aggravated assault|racially aggravated public order|inciting racial hatred|hate crime|criminal damage
criminal damage by fire|arson
arson with intent to endanger life|arson being reckless as to whether life was endangered|arson with intent|theft
theft by employee|theft from a person|theft from the person
theft from a shop|theft from a motor vehicle|theft of a motor vehicle|theft of a vehicle|shoplifting|shop theft|burglary
aggravated burglary|domestic burglary|burglary dwelling
distraction burglary|robbery|armed robbery|attempted robbery|attempted burglary|attempted theft|handling stolen goods
receiving stolen goods|going equipped|blackmail|extortion|fraud
benefit fraud|fraud by false representation|fraud by abuse of position|identity fraud|possession of false identity documents
false accounting|forgery|money laundering|bribery
perjury|perverting the course of justice|witness intimidation|intimidating a witness|contempt of court|escape from lawful custody
possession of an offensive weapon
possessing an offensive weapon|possession of a bladed article|possession of bladed article|having a bladed article
possession of a knife|carrying a knife|possession of a firearm
possession of a prohibited weapon|possession of ammunition|possession of a firearm with intent|threatening with a bladed article
threatening with an offensive weapon
possession with intent to supply|possession with intent to supply class A|possession with intent to supply class B
possession with intent to supply cannabis
possession with intent to supply heroin|possession with intent to supply cocaine|PWITS
being concerned in the supply of class A drugs|being concerned in the supply of drugs
being concerned in the supply of cocaine|concerned in the supply of class A drugs|supplying class A drugs
supplying a controlled drug|supplying drugs|supply of class A drugs|supply of class A
supply of class B|drug dealing|drug trafficking|conspiracy to supply|conspiracy to supply class A drugs
conspiracy to supply cocaine|conspiracy to supply heroin|conspiracy to supply drugs
production of cannabis|cultivation of cannabis|cultivating cannabis|possession of cannabis|possession of class A drugs
possession of class B drugs|possession of cocaine|possession of heroin
possession of a controlled drug|possession of controlled drugs|importation of class A drugs|drug driving|drink driving
drink-driving|drunk driving|driving whilst disqualified
driving while disqualified|driving without insurance|driving without a licence|dangerous driving|careless driving
causing death by dangerous driving|causing death by careless driving
causing serious injury by dangerous driving|causing death by careless driving while under the influence|failing to stop
failing to provide a specimen|driving with excess alcohol
driving over the prescribed limit|taking without consent|taking a vehicle without consent|taking a motor vehicle without consent
aggravated vehicle taking|aggravated vehicle-taking|TWOC|vehicle interference
county lines offences|terrorism offences|encouraging terrorism|dissemination of terrorist publications
possession of terrorist material|collecting information useful to terrorists|preparation of terrorist acts
membership of a proscribed organisation|animal cruelty|causing unnecessary suffering to an animal|dangerous dog offence
having a dog dangerously out of control|wasting police time
obstructing a constable|resisting arrest|obstructing a police officer|impersonating a police officer
concealing the birth of a child|preventing lawful burial|bigamy|loitering|soliciting
begging|conspiracy to defraud|conspiracy to rob|encouraging or assisting suicide|corporate manslaughter|aggravated trespass
squatting|cuckooing|failing to send a child to school|interfering with a vehicle
""".replace("\n", "|")
    .strip("|")
    .split("|")
)

# Everyday words as well: an offence only beside an arrest, charge, caution, allegation to police, conviction or sentence.
_NEED_CUE_TEXT = (
    "wounding|rape|exposure|grooming|abduction|stalking|harassment|theft|fraud|robbery|"
    "burglary|suffocation|strangulation|trafficking|servitude|slavery|trespass|begging|"
    "soliciting|loitering|squatting|cuckooing|extortion|blackmail|fraud|benefit fraud|"
    "drug dealing|coercive control|child neglect|forced labour|forced marriage|hate crime|"
    "abuse|"
    "threatening behaviour|kidnap|murder|arson|sexual assault|modern slavery|incest|shoplifting|"
    "riot|carrying a knife|failing to stop|resisting arrest|supplying drugs|drink driving|"
    "careless driving|bilking|wildlife offences|sham marriage|fly-tipping|fly tipping|fare evasion|assault PC"
)
NEED_CUE = frozenset(_NEED_CUE_TEXT.split("|"))
