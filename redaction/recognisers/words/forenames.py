"""Forenames heard in Britain by the tradition they come from, so that no tradition is found less often than another."""

from __future__ import annotations

from redaction.recognisers.words.more_forenames import MORE_FORENAMES

_BY_TRADITION = {
    "british": """
aaron abigail adam adrian aidan alan albert alex alexander alexandra alfie alice alison amanda amber amelia amy andrea
andrew angela ann anna anne annie anthony archie arthur ashley barbara barry ben benjamin beth bethany betty billy bobby
bradley brandon brenda brian bridget callum cameron carl carol caroline catherine charles charlie charlotte chelsea
chloe chris christian christine christopher claire clare colin connor corey courtney craig daisy damian daniel danielle
darren david dawn dean deborah debbie deb deirdre dennis derek diana diane donna dominic doreen dorothy douglas duncan
dylan eddie edward eileen elaine eleanor elizabeth ella ellie elliot elsie emily emma eric erin ethan eva evan eve evie
ewan felicity fiona florence frances francis frank freddie frederick freya gail gareth gary gavin gemma geoffrey george
georgia gerald gillian glen gordon graham greg gwen hannah harold harriet harry harvey hayley hazel heather helen henry
holly howard hugh hugo ian imogen irene isaac isabel isabella isla ivy jack jacob jacqueline jade jake james jamie jane
janet janice jason jayden jean jeffrey jenna jennifer jenny jeremy jess jessica jill jim jimmy joan joanna joanne jodie
joe joel john jonathan jordan joseph josh joshua joyce judith julia julian julie june justin karen kate katherine
kathleen katie kayleigh keith kelly ken kenneth kerry kevin kieran kim kirsty kyle lauren laura lee leah leanne leo leon
lesley lewis liam lily linda lindsay lisa logan lorraine louis louise lucas lucy luke lynn madison malcolm mandy marc
marcus margaret maria marie marilyn martin mary mason matthew maureen max megan melanie melissa mia michael michelle
mike millie molly morgan natalie natasha nathan neil nicholas nick nicola nigel noah norman olivia oliver oscar owen
pamela patricia patrick paul paula pauline peggy penny peter phil philip phoebe poppy rachel ralph raymond rebecca reece
reggie rhys richard riley rita robert robin roger ronald rory rosie ross roy ruby russell ruth ryan sally sam samantha
samuel sandra sara sarah scott sean sebastian shane shannon sharon shaun sheila shirley simon sophia sophie stacey
stanley stella stephanie stephen steve steven stewart stuart sue susan suzanne sylvia tamara tanya tara teresa terry
theo theresa thomas tim timothy tina toby tom tony tracey tracy tristan tyler valerie vanessa vera veronica vicky victor
victoria vincent virginia walter wayne wendy william winifred yvonne zach zachary zara zoe""",
    "south asian": """
aarav aadil aadya aamir aaliyah aanya abdul abdullah adeel aditi aditya afzal ahmed aisha aishah ajay akash akhtar ali
alina amandeep amar amina amir amit amjad amrit ananya anil anita anjali ankit anwar arjun arun asad asha asif asma atif
ayaan ayesha azhar baldev balwinder bashir bilal bushra deepa deepak devi dilip divya fahad faisal faiza faizan farah
farhan farida faryal fatema fatima fatimah gita gurpreet habib hamza hanif harjit harpreet harleen haroon hasan hassan
hina humaira huma ibrahim iftikhar imran imtiaz inaya indira iqbal iqra irfan isha ishaan ishaq jagdeep jaspreet jasmeet
javed jayesh jorina kabir kajal kamal kamran karan kashif kavita khadija khalid kiran krishna kulwant kunal kuldeep
lakshmi lalita mahesh mahmood majid mandeep maryam meena meera mehreen mehwish mohammad mohammed mohan mohsin mona
mubarak muhammad mukesh munir naeem nadeem nadia naila naresh nasreen nasir naveed navneet nazia neha nisha nirosha noor
nusrat omar parminder pooja prakash pradeep pranav preeti priya rafiq raheem rahul raj raja rajesh rajni rakesh ramesh
rani rashid raza rehana rekha reshma rohan rohit rubina rukhsana sabina sadia safia sajid salma sameer samina sana
sandeep sanjay saqib sara sarfraz shabana shabnam shahid shahida shaista shakeel shamim shanthi shazia shehnaz shivani
simran sobia sonia sukhdeep sukhwinder sultana sumaya sunil sunita suresh surinder tahir tahira tanveer tariq tasneem
tayyab tharindu uma umar usha usman vijay vikram vinod wahid waqas yahya yasin yasmin yusuf zafar zahid zahra zain
zainab zakir zara zeeshan zubair zulfiqar zabihullah rumi harjinder manpreet gurdeep""",
    "west african": """
abena abimbola adaeze adebayo ade adeola adesola adjoa adwoa afia akosua akua ama amara amina aminata asha ayo ayodele
ayomide babatunde bola bolanle boubacar chidi chidinma chika chinedu chioma chinwe chukwudi chukwuemeka damilola ebere
efua ekow emeka esi esther fatou fatoumata femi folake folasade funke gbenga idris ifeoma ifeanyi ike isatou isha
ismaila kelechi kemi kofi kojo kwabena kwadwo kwaku kwame kwasi kwesi lamin mariama modou mustapha naa nana ngozi nii
nkechi nnamdi obinna oghenekaro olamide olu oluwaseun olumide oluwatobi omolara osei rukayat seun segun sekou shola sola
tayo temitope titilayo tobi tolu tunde uche uchenna wale yaa yaw yewande yinka zainab alusine bakary binta ebrima
ousmane mamadou salimata ibrahima musa""",
    "east african": """
abdi abdirahman abdullahi abdulkadir abebe abel abshir alemu almaz amal aregash asli ayaan ayan baraka bereket betel
bile bilan daud dawit deqa eyob fadumo farah filmon fowzia guled haben habtom hani hawa hibaq hinda hodan ifrah idil
ilhan ikran keza khadra kidane kiros liban luul mahad mahlet mekdes mebrahtu muna mulki mwangi nasra neema njeri otieno
rahel rahma robel sagal sahra samira samrawit saba selam semhar senait shukri sahal sucaad tekle tesfaye tigist wambui
wangari wanjiku warsame yonas yodit yusra zahra zakaria ubah ifrax hamdi nimo achieng akinyi kamau kiplagat nyambura
auma wafula chebet jelani juma mwajuma rehema zawadi theogene""",
    "arabic, kurdish, persian": """
abbas abdelkader abdulrahman abeer adel adnan ahlam ahmad aicha akram alaa ali alia amal amani amin amira anas anwar
arash arezoo aya aylan ayman azad azadeh bahar basel bassam bayan behrouz bilal dalia dana darius dina elham elias
esmail fadi faisal farhad farid faris faten fatemeh fawzi ghada haidar haitham hala hamid hanan hani haneen hasan hassan
haydar hiba hisham hossein huda hussain hussein iman ismael jaber jamal jamila jana jawad kamal karim karwan kawa khaled
khalid khadija kian laila layla layth leila lina loubna maha mahmoud majid malak maram marwan maryam maysa mehdi mohamed
mohammad mohsen mona mounir muna mustafa nabil nada nadir nadia naima najwa narges nasrin nasser nawal nazanin nizar
noor noura omar omid osama parisa parwin qasim rana rania rasha rashid reem reza rima rojin salem salma samah samar sami
samir samira sanaa shadi shilan shirin sirwan soheil soraya suad tamer tareq wafa walid warda yara yasin yasmin yazan
yousef youssef yusuf zaid zeinab zahra ziad zaynab""",
    "east european": """
adam adrian agata agnieszka alba albina aleksander aleksandra aleksandrs ana anastasia andrei andrej andrius anca aneta
ania anna arben artem artur barbara bartosz beata besnik bogdan bohdan boris bozena catalin cristian cristina damian
dagmara danuta dariusz darius dawid denisa diana dmitri dorota dragan dragos edita egle ela elena elzbieta elira emilia
ewa filip florin gabriela gabriel gabija gintaras gordana grzegorz halina hanna hristo igor ilie ilir ilona ilze ioana
ion ionela irina ivan ivana iveta iwona iulia jakub jan janusz jaroslaw jelena joanna jolanta juraj justyna kacper kamil
karolina katarzyna kasia katya kinga krystyna krzysztof ksenia laura lena leszek liliana liudmila luca lucian lukasz
maciej magda magdalena malgorzata mantas marcin marek maria mariana mariusz marta mateusz mihai mihaela milan milica
milena mirela monika natalia nadezhda nikola nikolai ola oksana oleg olena olga oleksandr olha patrycja pavel pawel
petra petar piotr radu rafal raluca rasa robertas roman rokas ruta ryszard sandra serhii silvia simona slawomir sofia
sorin stanislaw stefan svetlana sylwia szymon taras tatiana teodora tomas tomasz ursula vadim valentin valeria vasile
vasyl vesna viktor viktoria violeta vlad vladimir volodymyr wiktor wiktoria wojciech yevheniia yuliia yuri zbigniew
zofia zuzanna zdenka zdenek elza kristina kaja laszlo zoltan istvan""",
    "turkish": """
abdullah adem ahmet ali alper asli asya aylin aynur ayse ayşe baris basak berkay berk beyza bulent bülent burak burcu
busra büşra can cansu cem cemal ceren ceyda cihan defne deniz derya dilara dilek ebru ece efe elif emine emir emrah emre
engin ercan erdem eren esra eylul fatma ferhat fidan filiz furkan gamze gokhan gökhan gonul gul gül gulay gülsüm hakan
halil hande hasan hatice hulya hülya huseyin hüseyin ibrahim ilker irem ismail kaan kadir kemal kerem koray leyla levent
lale mehmet melek melis meltem mert merve metin mine murat mustafa nazli nermin nesrin nihat nilufer nur nurcan okan
omer ömer onur orhan ozan ozge özge ozlem özlem pinar pınar ramazan recep remzi ridvan rukiye sedat seda selim selin
selma semra serap serkan sevgi sevim sevda sibel sinan songul songül sule tarik tolga tugba tuğba turan ufuk ugur umut
volkan yasar yaşar yasemin yavuz yeliz yigit yilmaz yusuf zehra zeki zeynep""",
    "portuguese, spanish, brazilian": """
ademir adriana adriano afonso alejandro alessandra amilcar ana andre andreia angelica antonio armando beatriz bernardo
bianca bruna bruno camila carla carlos carmen carolina catarina cecilia claudia cristiano daniela david debora diego
diogo duarte edson eduardo elisa emilio enrique esperanza fabiana fabio fatima felipe fernanda fernando filipa filipe
flavia francisca francisco gabriela gilberto gloria goncalo gonzalo graca guilherme gustavo helder helena henrique hugo
iara ines isabel jaime javier joana joao joaquim jociane jorge jose josefa juan juana juliana julio katia larissa leonor
leticia lidia lorena lourdes lucia luciana luis luisa luiz lurdes manuel manuela marcela marcelo marcia marco marcos
margarida mariana marina mario marta mateus matilde mauricio miguel milton monica nelson neide nuno odilia olga orlando
pablo paloma patricia paulo pedro pilar rafael rafaela ramon raquel raul renata renato ricardo rita roberto rodrigo
rosana rosario rui salvador sandra santiago sergio silvana simao simone sofia sonia susana tania teresa thiago tiago
valentina vanda vasco vera vitor vitoria wesley xavier yolanda zulmira""",
    "caribbean": """
aaliyah alleyne andre anthea antoine ashanti cuthbert clementine carlton chanelle cleon curtis cynthia dahlia damion
darnell dejuan delroy desmond dexter dionne dwayne errol everton fitzroy garfield glenroy hyacinth imani jahmal jamal
jamar janelle javon jaydn jermaine jerome kadeem keisha kemar kenisha kerri khadeem khloe kymani latoya leroy lennox
liyah lloyd malachi malik marlon marvin marvyn mavis merlene monique nadine natoya nevaeh nikita odessa orville otis
patrice precious princess raheem rasheed renee rihanna romario rohan shanice shaniqua shaquille sharnell shenelle
sheldon shevon tamika tanisha tevin tiana trevor tyreke tyrell tyrone venice verna vivienne winston yanique zhane""",
    "east and south-east asian": """
aiko akira anong bao bich binh chanthavy chen cheng chi chiara chun danh dong dung duc duong eun fang feng giang hai
hana hanh haruto haruki hiro hiroko hiroshi hoa hong hsin hua hui hung huong huy jae jia jian jiang jie jin jing joon
jun kai kaito kenji kittisak lan lei lien lin linh ling liu long loan mai malee mei miho min ming minh mio miyuki naoko
nam nga ngoc nguyen nhung nuan phuong pim ping qian qiang quang quynh rin ryo sakura seung shu siew somchai somsak sota
suda sun supaporn takeshi tam tan tao thanh thao thi thu thuy tien ting trang trinh trung tuan tuyet van viet wei wen
xia xiao xin xiu yan yang yi yifan yilin ying yoko yong yuan yui yuki yuna yusuke zhen zhi zihan""",
    "irish and welsh": """
aisling angharad aoife bronwen cai caoimhe carys cathal cerys ciara ciaran cian clodagh conor cormac daithi dafydd
declan dermot dilys eamon eilidh eimear elin eoin fergal fergus ffion fintan gethin grainne gwenllian gwyn huw iestyn
ieuan iolo keiron llinos maeve mairead megan mhairi myfanwy niamh nerys oisin orla padraig rhian rhiannon rhodri roisin
ronan ruairi saoirse seamus seren sian sinead siobhan tegan tomos lorcan colm finlay ronan tadhg aoibhe donal fiadh cillian""",
    "more heard in schools": """
alfie-lee ava-mae bethan constantine cosmin debra demetrios drita elira gjergj ivor jonah kadeem keira lacey lavinia marnie
matt mei-ling osagie penelope priyanka reuben shanice siavash mehrdad farzad tasha tia vince yemi astrid anselm marguerite
bartek ravi mariam tyrone tyrell kyron jayden kayden aiden hayden brayden ollie freddie teddie ronnie reggie tommy-lee
esme isla orla maisie evie ellie millie tilly dotty elsie nellie peggy mabel edith winifred ethel hilda doris gladys
mikey joey robbie jimmy donny lenny benny kenny vinny gaz baz kaz shaz dev raj sanj jaz daz trev kev bev viv liz suze
kasia ania gosia basia krysia zosia asia magda aga jola beata ewa iwona bozena danuta grazyna halina jadwiga
zuzanna oliwia maja lena hanna nikola wiktoria patryk kacper bartosz szymon filip mateusz dawid igor oskar
besnik arben agim ilir luan flamur valon blerim shpresa vjosa mirela anila teuta valbona fatmir gezim
mirela ionut florin bogdan radu vasile gheorghe mihaela daniela simona raluca roxana bianca larisa denisa
eyob dawit yonas tesfay kidane mebrahtu semhar selam rahwa luwam abel filmon bereket haben natnael
abdi abdirahman abdullahi ayaan hodan hodo idil ifrah ikran khadra nasra nimco saado sahra shukri warsan zahra zamzam
""",
}

FIRST_LIST = frozenset(name for names in _BY_TRADITION.values() for name in names.split())
"""What the rule of name_words.py learns from: with the longer list it would take more everyday words for names."""

FORENAMES = FIRST_LIST | MORE_FORENAMES
