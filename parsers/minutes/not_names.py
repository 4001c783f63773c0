"""Capitalised words of minutes that are no part of a person's name. Words that are forenames too (Grace, Mark) are not here."""

from __future__ import annotations

NOT_NAMES = frozenset(
    """
    held venue opened closed started job title post designation contact a about academy accident act action actions activity address adult adults advocate after again age aged agencies agency agenda agreed
    all allegation also an analysis and any apologies apology are as asap assessment assistant at attendance attended attendee attendees attending
    authority baby back background before birth board body born borough boy boys brief brother brothers business but by cafcass camhs care case cases
    cctv chair chaired chairperson chief child children children's childrens chronology cin circulation class clerk clinic close closed co
    coach college community completed concern concerned concerns conference confidential consent consultant contact contacts contribution
    contributions coordinator core council counsellor county court cp cps cse current custody dad data date day days deadline decision decisions
    dentist department deputy details diagnosis director discussed discussion distribution district dob doctor domestic draft drug due early education ehcp
    emergency enquiries enquiry equipment exclusion exploitation external fact family father feedback finance first follow following for form forum
    foster foundation friday friend from further future gang gender general girl girls gp gp's grandfather grandmother group guardian he head
    headteacher health hearing her high him his history home homeless hospital hospitals hostel housing idva immediate impact in incident independent
    info information initial injuries injury inspector intelligence interim interview introduction introductions invited involved is issue issues it item items
    january february march june july august september october november december joint justice key known lac lado landlord last late later lead leader leads leaving legal
    letter letters level lives living local london looked low ltd manager manor mapping marac mase mace mash matter matters meanwhile
    medical medication medium meeting member members mental merlin met midwife midwifery minute minutes missing monday mother mothers multi mum
    name named names narrative need needs neighbour network new next nhs no nominal none not note notes nothing now number nurse nursery of
    office officer official old older on once one only open operation organisation other others our out outcome outcomes outreach owner paediatrician
    panel paragraph parent parents part partner partnership people person phone physical plan planned planning plans police policy post practice pregnancy pregnant present
    presenting previous primary prison private probation professional professionals programme project protection protective provider psychiatrist psychologist public pupil
    purpose question questions rag rationale re reason reasons received recommendation recommendations record recorded records referral referrer referrals
    refuge refused regarding registered registrar relationship report reported reports request residential resolved response responsible restricted restriction result results
    return review reviewed reviewing risk risks road role room safe safeguarding safety saturday school schools screening second secondary section
    secretary secure sen senco sensitive separate sergeant service services session sex sexual she sibling siblings signed single sister sisters since
    social solicitor son special specialist speech staff status step stepfather strategy street strengths student study subject subjects substance
    summary sunday supervision supervisor support surgery sw swimming task tasks teacher teachers team telephone the their them then therapist there
    these they third this those threshold thursday time to today tomorrow town trainee transport treatment trust tuesday twins uncle under unborn university unknown
    unrelated until update updates urgent venue via view views violence visit visitor voice ward was we wednesday week weeks welcome wellbeing
    were what when where which who whole whose why witness woman work worker working works worried worries year years yes yot you young youth yjs zone
    owners nurses officers workers liaison camden kensington westminster hammersmith fulham royal metropolitan constabulary ambulance fire
    monday's said says reports stated advised noted confirmed raised having has had have been being can could should would must need's
    threshold's teams microsoft zoom video virtual call hybrid online conference's hall building floor minute's taker taken distribution's
    mins dsl fsw iro cpn ait nspcc barnardo's barnardos catch22 rbkc wcc lbhf ofsted dfe ico sec s47 s17 abe icpc rcpc cpp edd upn lscp scp aob tac taf tas
    order orders score scores level levels grade twins mum's dad's nan grandma grandad granny auntie
    victim victims perpetrator perpetrators suspect offender alleged household defendant applicant respondent complainant caller resident tenant appellant spouse
    both neither either everyone everybody nobody anyone anybody somebody
    mon tue tues wed weds thur thurs fri sat feb sept
    ongoing immediately tbc tbd n/a nil various lower upper north south east west central
    """.split()
)
