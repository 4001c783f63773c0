"""Forenames of naming systems that the first list says little of (forenames.py). None of them is of a check (training)."""

from __future__ import annotations

_BY_SYSTEM = {
    "Amharic": """
addis amanuel ayele azeb belaynesh berhanu birtukan dagmawit demelash endalkachew eskinder eyerusalem fasil feven
frehiwot gashaw gizaw helina hiwot kalkidan konjit lidya melaku meron mesfin meskerem mikias nardos redeat rekik sisay
surafel teshome tewodros tirunesh tsion wondimu wossen yeshi yohanes zelalem zenebech""",
    "Tigrinya": """
abadit asmerom awet berhe biniyam danait elsa fiyori goitom habtay hagosa isaias kahsay kokob letebrhan letina meaza
mebrat medhanie merhawi mihret mussie nebiat negisti okubay simret solomie teklit tsehaye weini yemane zenawi zerit""",
    "Oromo": """
ayantu bontu boru caaltuu dammee dinknesh fayyisa galata gemechu hawi iftu jaal kuma lalise merga obsa qabbanee robsan
soreti tola urgesa warqe yadeta""",
    "Kenyan and Ugandan": """
akello apiyo atieno babirye barasa chepngetich cherono jairus joash kagiso kato kimani kipchoge kwamboka kyomuhendo
makena moraa mumbua nabirye nafula nakimuli namukasa ndungu nekesa nyakio okoth omondi opio simiyu wanjala wasswa""",
    "Rwandan and Tanzanian": """
aimable bahati claudine emmanueli fadhili furahini gatera imara ineza innocente jeannette mukamana mutesi nshuti pendo
rugamba salumu subira tatu upendo uwamahoro zuhura""",
    "Zimbabwean and South African": """
chengetai chiedza farirai gamuchirai kudzai kundai lindiwe lungile makanaka mandla munashe ngonidzashe nokuthula
nomvula panashe rumbidzai ruvimbo sibongile sipho tapiwa tariro thabo thandeka tichaona tinashe tinotenda vimbai
zanele zodwa""",
    "Somali": """
aamina amiin anab cali canab cawo deeq faduma farhiya fawzia halimo hamda ikraan ilhaan jamaal kaltun keyse maryan
mohamud naciima nasteexo qamar safiya saynab shamso siciid suleymaan xaawo yahye yasiin zahro""",
    "Sudanese": """
abubaker alsadig amna awad babiker elfatih eltayeb haja ibtisam intisar izdihar mahasin mawahib mutaz nagla rabab
salih sitana tagreed yagoub""",
    "Congolese": """
aimee aimée beni bienvenu béni chancelle christelle dorcas déborah esperance espérance exauce exaucé fiston francine
furaha gedeon gloire gédéon heritier héritier jolie kabongo kerene leontine léontine mamie mardochee mardochée mbuyi
merveille miradie naomie nlandu odette plamedi prisca rachidi schadrac tresor tshala vainqueur yannick""",
    "Yoruba": """
abiola adaora aderonke adunni akin ayotunde bisi bolaji busayo dapo deola eniola feyisayo funmilayo gbolahan ibukun
idowu iretiola jide jumoke kolade kunle lanre mojisola morenikeji moriam niyi olayinka omotayo pelumi ronke simisola
taiwo tokunbo toyin wasiu wemimo yemisi yetunde""",
    "Igbo": """
adanna adora akunna amarachi anayo arinze azubuike chetachi chibuzo chidera chidubem chijioke chimamanda chinonso
chizoba dozie ebele ebube echezona emenike ezinne ginika ihuoma ijeoma ikechukwu izuchukwu kamsi kosi munachi nkem
nkiruka nneka nonso nwanneka ogechi okwudili olisa oluchi onyeka onyinye somadina sopuruchi tobechukwu uchechi ugochi
ugonna uzochi zina""",
    "Hausa and Fulani": """
atiku bashira bilkisu dahiru danladi fadimatu habiba habu hafsat inuwa jibo kabiru kande lami laraba magaji mairo
mansur murtala rakiya ramatu rufai saadatu salamatu tanimu tasiu umaru yakubu yelwa zulai""",
    "Edo, Ijaw, Ibibio": """
boma ebiere edidiong ekaette etim ibiso idara imade iniobong itohan ivie mfon nsikak ofonime oghogho omonigho osaro
osas otobo oyinkuro preye tamuno tari timi tonye uduak ufuoma uwem""",
    "Ghanaian": """
abla adzo afua agyei araba aseye ayorkor baaba dzifa edem ekua esinam ewurama eyram fati fiifi gifty kobina komla
kuukua kweku mawuli nyamekye sedem selasi selorm serwaa yawa yayra""",
    "Gambian, Senegalese, Sierra Leonean, Malian": """
adama alhagie alieu assan cherno demba ebou fatim foday haddy isata jainaba jariatu kaddy kebba kumba mabinty malick
mamadi mariatou momodou musu ndey nyima oumou saikou salimatou satang sheku sira sirra tida yankuba yero""",
    "Cameroonian and Ivorian": """
achille ariane arsene arsène brice carine cedric cédric didier estelle fabrice gaelle gaëlle herve hervé landry
mireille murielle rigobert serge stephane stéphane sylvie thierry ulrich viviane""",
    "Lithuanian and Latvian": """
agne agnė aiga aiste aistė akvile akvilė andris arturas artūras audrius auguste augustė ausra aušra baiba birute
birutė dace dainius danguole danguolė domantas donatas eimantas evija gintare gintarė grazina gražina guntis ignas
imants inese jurgita jānis karolis kaspars kestutis kęstutis laima laurynas livija lukas līga maris marius māris
nerijus normunds raimondas raivis ramune ramunė rimante rimantė sanita sigita simonas tadas ugne ugnė valdas vidmantas
vilius vilma zilvinas zita žilvinas""",
    "Polish": """
alicja arkadiusz bogusław bronisław celina cezary dominika edyta emilian genowefa hubert ignacy jacek jarosław julita
kamila klaudia leokadia lucyna maciek marzena mirosława natan norbert paweł przemysław remigiusz tadeusz urszula
waldemar wanda weronika witold zdzisław łukasz""",
    "Romanian and Moldovan": """
adelina alin aurel camelia ciprian claudiu corina costel danut dorina dănuț emanuel eusebiu felicia gigi horia iulian
luminita luminița madalina marinela mirabela mugurel mădălina narcisa nelu octavian paraschiva petronela rodica sanda
silviu speranta speranța stelian viorica""",
    "Albanian": """
aferdita afërdita alban albana altin amarildo anxhela arta avni bardhyl bukurie dafina durim edona endrit enkeleda
erand fatjon florinda flutura gentian granit gëzim hajrije ilirjana jeton klea kujtim labinot liridona lule majlinda
marsela merita naim petrit rinor rovena sadik shkelqim shkëlqim skender skënder sokol suela vjollca xhevahire ylli
zamira""",
    "Bulgarian, Serbian, Roma": """
adriyan aleksandar aneliya biserka borislava branko demir dragana dusan dušan emiliya galya goran gospodin hristina
kalina kiril ljiljana margarita marko mladen nebojsa nebojša nedyalka neven petya radoslav rayna ruzica ružica sashka
slavica stefka stoyan svilen todorka valeri velichka vesela yanko zdravko zorica""",
    "Czech, Slovak, Hungarian": """
adela adéla agnes alzbeta alžbeta balint barbora bálint dezider dominik drahomira drahomíra erzsebet erzsébet ildi
jirina jiřina jozef julianna kalman katalin koloman kálmán ladislav libuse libuše marton michal mária márton nandor
nándor ondrej ondřej pavla renáta rozalia rozália tamas tamás tibor veronika zsolt zsuzsanna ágnes štefan""",
    "Russian and Ukrainian": """
arkadiy daryna denys dmytro eduard galina hryhoriy ihor inna iryna kateryna kira larysa leonid lesia liubov lyudmila
maksym marharyta mykola nadiia nina oleh oleksandra ostap pavlo polina raisa ruslan serhiy snizhana solomiya
stanislava svitlana tymofiy valentyna vasylyna viacheslav viktoriya yana yaroslav yevhen zinaida zlata""",
    "Georgian, Armenian, Azeri": """
anahit aram archil armen aysel davit elchin elnara gayane giorgi gocha hasmik hovhannes irakli ketevan lela levan
lusine mamuka narek natia orkhan rauf rovshan salome samvel shahla tamar tigran vahagn vazha zaza zurab""",
    "Greek and Cypriot": """
achilleas agathi alkis antonis argyro chrysoula chrystalla dionysis efthymia eirini elefterios fotini ioanna katerina
lefteris leonidas loukas manolis marios michalis myrto nikos olympia panayiota paraskevi petros savvas sotiris
styliani tasoula thanasis theodora vangelis vasilis xenia yiota zacharias""",
    "Turkish": """
alperen arda aslihan aslıhan ayfer ayten bedriye belgin bilge birsen cafer cagla cemile dogukan doğukan duygu ecrin
erkan esma fadime fatih fevzi gizem gokce guler gulsum gurkan gökçe güler gürkan havva hilal i̇brahim i̇lhan kubra
kübra mahmut munevver münevver nazim nazım nevin nilüfer nuray oktay rabia riza rıza saban sabri saniye satı seher
serife sevil sukran sıla tulay tülay umit veysel yeter zubeyde zuhal zübeyde çağla ümit şaban şerife şükran""",
    "Kurdish": """
aryan avin awara baran bekhal beritan berivan bisar bişar ciya dilges dilgeş dilovan diyar fatê gulistan haval hawre
hejar helin heval hevi hiwa hêvî kurdo lana mizgin nazdar nechirvan newroz nishtiman peshraw rebin rebwar rizgar rojda
ronahi ruken rêbîn rûken sarkawt serhat shanaz sherko shwan sivan siyabend soran viyan welat zagros zelal çiya şivan""",
    "Arabic": """
abdelaziz afaf ammar areej badr basma dalal fadwa farouk ghadeer hamad hatim hayat hazem hussam ibtihal jalila kareem
kawthar khalil khawla lamia lutfi mahdi majida maysoon munira nabila najla nuha raed rawan riyad saad safaa sahar
shaima siham suhaila wafaa yasser ziyad""",
    "Iranian": """
afsaneh anahita ardalan babak bahareh bijan daryoush ehsan elaheh farhang farzaneh fereshteh forough ghazal hooman
jamshid katayoun kaveh keyvan khosrow kourosh ladan mahnaz manouchehr mitra morteza nahid nasim niloufar payam pouya
ramin rostam roya sahand sanaz setareh shahram shapour shohreh simin sina sohrab soudabeh taraneh yalda zari""",
    "Afghan": """
ahmadullah amanullah aqila arezo asadullah esmatullah fahima farishta gulalai habibullah hamida hashmatullah hekmat
homaira khatera latifa maiwand malalai mursal nadera najibullah naqibullah nasrullah nilofar obaidullah palwasha
parwana qais rahmatullah roshan sadaf safiullah sayed sediqa shafiqa sharifullah spogmai tamana zakia zalmai zarghuna
ziaullah""",
    "Pakistani": """
aamna abida afshan ahsan aqib arooj arslan asiya atiqa azra babar basharat danish farzana fozia gulnaz haseeb ijaz
iram ishrat jamshed junaid kaneez khalida khurram kulsoom liaqat mahnoor mazhar mehvish misbah mubashar nadra nargis
naseem nighat nosheen qaiser raees razia riffat robina saeeda saima sajida shakila shumaila sidra sohail sumera
tabassum talha tanzeela tehmina uzma yasir zeenat zulekha""",
    "Punjabi Sikh": """
ajit amarjit avtar bachan baljit balraj charanjit daljit davinder gian gurbaksh gurmukh harbhajan hardeep inderjit
jasvir joginder karamjit kirpal kulwinder lakhbir mohinder narinder navdeep nirmal paramjit piara rajvinder ranjit
satnam satwant sukhvinder surjit swaran tarsem tejinder udham""",
    "Gujarati and Hindi": """
alpa alpesh amrish anjana ashok bharat bhavesh bina chetan daksha darshana dinesh dipti gaurav geeta harish hemlata
jagdish jaimin jyoti kamlesh kantilal ketan komal kunjal madhuri manjula minal neelam nimisha pankaj paresh pratima
purvi rajnikant ranjan ritesh rohini sejal shilpa smita sushila tejal trupti varsha vinay yash""",
    "South Indian": """
abhilash aiswarya ambika anoop aravind ashwin balakrishnan biju bindu chandrika deepthi dileep gayathri gopal govindan
harikrishnan jaison jaya jibin jincy jisha jomon kalyani kannan lijo lissy manoj meenakshi merin nandini padmanabhan
parvathi prasad prasanna preethi radhika ramya revathi rincy sabitha sajan sandhya saraswathi saritha seetha sheeba
shibu sindhu sobha sreeja sreekumar sridevi sudha suma sunitha swathi tessy vani venkatesh vijayalakshmi vineeth""",
    "Tamil and Sinhala": """
abirami ahilan anusha arulmozhi ashani buddhika chaminda chandani dilani gajan gayan harini hasini indika janani
jeyanthi kajan kalpani kirushan kumudini lahiru logini malathi mathusha mayuri nalaka nilani nirojan niroshan pavithra
prasanth rasika renuka roshini sajeevan sathya senthuran shanika sinthuja sujeewa tharushi thayalan thulasi umesha
vaani vasantha vithusan yasodha""",
    "Bangladeshi and Bengali": """
abul anirban anwara arif bilkis debjani delwar fahmida farhana fateha halima helal jalal jubeda juned khaleda kulsuma
lutfur mahbub mamun monira mosammat moushumi nadira nasima nurul parul prosenjit rabeya rafiqul rehena rifat ruhel
rumena runa sabuj saiful selina shahana shamima shamsul shirina sufia suhel sumitra syeda tahmina tofayel""",
    "Nepali": """
asmita bhim bimala bishnu dhan durga ganga kamala khem kumari laxmi mina nabin nirmala prem purna rajan sabita sarita
shanti sita suman""",
    "Chinese": """
aiguo baozhu chaoyang chunlan cuifen dawei feifei guihua guowei haiyan haoran hongmei jiahui jianguo jiayi jinlong
junjie kexin lijuan meifeng meiling minghao peiyu ruoxi shufen sihan tingting weiwei wenjing xiaoling xiaoming xinyue
xiuying yaqi yifei yulan yuting yuxuan zhiyuan zixuan ziyi""",
    "Vietnamese": """
kien""",
    "Thai, Khmer, Burmese, Malay": """
apinya arthit aung chanida channary dewi htet htun intan kanya kritsada kyaw myint nattapong noppadol pailin phaly
pimchanok prasert putri rizal samnang siriporn sopheap sreymom suchada surachai thaksin thida thiri veasna wichai
yusof""",
    "Japanese": """
akemi asuka ayaka ayumi chihiro daisuke emiko fumiko haruka hideo hikaru hinata isamu junko kaede katsumi kazuya kenta
kiyoshi koharu kyoko mariko masato michiko misaki nanami natsuki noriko osamu reiko riku ryota sachiko satoshi shinji
shiori shota tadashi takumi tomoko tsubasa yoshiko yuto""",
    "Filipino": """
aileen amado analiza analyn angelito arlene arnel benigno cesar charito cherry corazon crisanto danilo diosdado
edgardo efren erlinda ernesto evangeline felicidad florante gina glenda imelda jennilyn jomar joselito jovelyn leonila
liezel ligaya lito maribel maricel marites melchor merlinda mylene myrna nenita nida norma perla reynaldo rhodora
rodel rolando romeo rowena ruel shiela teodoro virgilio wilma""",
    "Portuguese and Brazilian": """
abilio abílio alberto alcina aldair alexandre anderson antônio arlindo armindo augusto catia cecília cidalia cidália
clarice cláudia cristovao cristóvão cátia daiane deolinda edilene eliane ermelinda eunice felicidade flávia gisele
gracinda horacio horácio idalina ilda jacinto jucelia jucélia laurinda letícia lucelia luciano lucélia luísa lídia
maura mônica neusa olívia otavio otávio patrícia raimundo regina roberta rosa sandro severino sílvia sónia tatiane
valéria vania vânia vítor""",
    "Spanish and Latin American": """
adolfo adrián alejandra alfonso alvaro amparo andres andrés arturo asuncion asunción begona begoña blanca borja
claudio concepcion concepción cristobal cristóbal césar delfina edgar efrain efraín elvira encarnacion encarnación
esteban estela eugenia fabiola federico fermin fermín gerardo german germán griselda guadalupe hernan hernán ignacio
inmaculada iván jacinta jhon jimena julián lucía macarena maite marisol martina matias matías milagros mireya
montserrat nayeli nicolas nicolás néstor rocio rocío rodolfo salomé saúl socorro tomás verónica yamileth yesenia
álvaro""",
    "Italian and French": """
aldo alessandro antonella aurelie aurélie bastien benedetta brigitte carmela celine cinzia clément corinne corrado
céline delphine domenico dominique donatella elisabetta eloise emanuele etienne federica franca francesca franco
gabriele gaetano genevieve geneviève giancarlo gilles giorgia giovanna grazia gwenaelle gwenaëlle isabelle ivano
jérôme laetitia laurent loic lorenzo loïc lucie manon marcello margaux marion massimo mathieu maxime mélanie nathalie
nunzia oceane océane paola pascal patrizia philippe quentin raffaele renzo rocco rémi sandrine severine stefano
sylvain séverine tiziana valérie veronique véronique yves éloise étienne""",
    "German, Dutch, Nordic": """
achim agneta aino anders anke annika anouk arne bengt birgit bram britt britta daan dagmar dagny dieter einar elke
femke frida friederike gerd gerrit gisela gudrun gunnar hakon hanneke hannelore heike heinz helga henrik holger horst
håkon inge ingrid jens jeroen jorg jukka jurgen jörg jürgen karin katja kirsten klaus knut lars lothar lotte maartje
magnus manfred marijke marit mette niels olof paivi pieter päivi ragnhild rolf roos ruud sabine saskia sigrid silke
sjoerd solveig stig sven sverre timo torsten tove trond volker wolfgang wouter""",
    "Jewish": """
aharon akiva aliza asher avigail baila batsheva berel binyomin bracha chaim chana chanoch chava chaya dovid efraim
eliezer esty faigy fradel gavriel gittel golda hadassah hershel leib meir menachem michoel mindel moishe naftoli
nechama perel pesach pinchas raizel rivka rochel shaindy shimon shira shlomo shmuel shoshana shraga sima surie tova
tzipporah yaakov yechiel yehudis yisroel yitzchok yocheved""",
    "British": """
abbie adrienne ainsley albie alec alicia alistair amya arlo bailey bernadette bertram brett bryony carly cassidy
charlene clifford clive corinna daphne darcie daryl demi denise edie elijah ellis enid ernest fletcher gaynor hattie
hilary jarvis jayne jenson joss kacey kaiden karl kenzie kiera kyla layton leigh lexi lillie linden lorelei lottie
louie lyla maddox malorie marjorie maxine maya merle mollie myles nancy neve nicolette oakley ozzy paige petronella
phyllis pippa preston romilly roxanne rufus seth sidney skye tallulah tammy thelma tobias tyla tyson vernon wilfred
willow zack""",
    "Irish and Traveller": """
aine aodhan aodhán assumpta attracta bairbre barney breda brid bridgie bridin brigid bríd brídín christy cliona conal
concepta dearbhla dinny dympna eabha eithne enda fidelma finbarr gearoid gearóid goretti jarlath killian lochlann
mairéad majella malachy micheal micheál missie mossie nora nuala oonagh patsy phelim proinsias riona ruairí ríona
seanie seánie sheelagh sive treasa winnie áine éabha""",
    "Welsh and Scottish": """
alasdair alun alwen anest angus archibald arwel beathan betsan branwen bryn cadi caradog catrin ceinwen cledwyn davina
deio delyth donalda dougal effie eirian eirlys elfed elgan elspeth eluned enfys euan geraint glenys goronwy grier
gruffydd guto gwenan gwyneth hector hefin heledd iain idwal ifan ioan jessie keir lleucu lorne mair mairi mared
marsali meinir menna mererid meurig mirren moira morfydd muriel niall owain rabbie ruaridh senga sheena sioned siwan
sorley steffan tudur""",
    "Caribbean": """
akeem alford althea alvita annmarie antonette ashanie barrington bevon carmeta chantoya claudette clifton clovis
conrad dacia dashawn delano denzil deon desreta donnette dorrett earlston elroy esmie everald fitzgerald hermine
hortense icilda ionie ivanhoe jaheim jahmai jahnoi jahziah kadene kadijah kamoya keron kevaughn kimarley kirkland
lancelot latanya linval maxwell merdina natalee neville norris oneka paulette pearline percival petagaye rashawn
rupert sanchia shantelle shaquan sharmaine shavon shericka sherlon tamoy taneisha tashana tavia trishana uriel vaughn
vinroy wendell zhané""",
    "Pacific and other": """
aigul altan aperahama bakhyt bayar dilshod enkhtuya farrukh gulbahor gulnara hinemoa kahu lani malia manaia mele moana
ngaire nodira nursultan oyun rangi saule sefo sherzod sione tane tavita tevita ulugbek wikitoria zarina""",
    "Irish": """
fionn""",
    "Welsh": """
aled eleri emrys hywel osian""",
    "Scottish": """
ailsa blair catriona fraser gregor hamish isobel murdo""",
    "Romanian": """
andreea doina ionuț lacramioara loredana lăcrămioara razvan răzvan""",
    "Eritrean": """
abrahalei kibrom natsnet winta""",
    "Ethiopian": """
getachew hirut kebede mekonnen meseret solomon tadesse wubit""",
    "Hausa": """
aminu asabe garba hadiza hauwa lawal rabi talatu""",
    "Zimbabwean and East African": """
anesu chipo farai nakato rudo tatenda tendai wairimu wanjiru""",
    "Gujarati": """
bhavna hetal hitesh kalpana mital parth urvashi vipul""",
    "Bangladeshi": """
habibur jahangir jesmin lipi mizanur nazma rukshana shofiq""",
    "Sri Lankan": """
dilrukshi ishara kavitha nimal piratheepan ruwan sanduni thushara upul vasuki yalini""",
    "Portuguese": """
amalia amália fátima gonçalo graça inês""",
    "Brazilian": """
caio renan taina tainá vitória""",
    "Italian": """
concetta enrico filomena gennaro giuseppe luigi ornella rosaria salvatore vincenzo""",
    "Greek": """
andreas athina dimitris eleni giorgos kyriaki maroulla panagiotis spyros vasiliki yiannis""",
    "Lithuanian": """
eglė giedre giedrė ieva justinas linas mindaugas rūta vytautas""",
    "Bulgarian and Roma": """
boyko desislava fatme ivanka nikolay ognyan rumen snezhana stanislav tsvetelina zhivko""",
    "Hungarian and Czech": """
attila eszter ferenc ildiko ildikó jaroslav kateřina lenka radek vojtech vojtěch zdeňka zoltán""",
    "Traveller": """
biddy cheyanne johnboy levi paddy philomena simey""",
}

MORE_FORENAMES = frozenset(name for names in _BY_SYSTEM.values() for name in names.split())
