"""Invented people's names by where they are from, written for this project: forenames and surnames of each origin.

Every third name of each list is kept out of training (`of_part`), so that the figures by origin are of names never seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Part(StrEnum):
    """Which names may be used: those of training, or those kept out for measuring."""

    TRAIN = "train"
    HELD_OUT = "held out"


@dataclass(frozen=True, slots=True)
class Origin:
    """An origin and its names. `patterns` are ways to write a whole name: f forename, s surname, - joins, other letters stand."""

    name: str
    forenames: tuple[str, ...]
    surnames: tuple[str, ...]
    patterns: tuple[str, ...] = ("f s",)

    def of_part(self, part: Part) -> Origin:
        """The same origin with the names of one part."""
        return Origin(self.name, _share(self.forenames, part), _share(self.surnames, part), self.patterns)


def _share(names: Sequence[str], part: Part) -> tuple[str, ...]:
    kept_out = names[2::3]
    return tuple(kept_out) if part is Part.HELD_OUT else tuple(n for n in names if n not in set(kept_out))


def _origin(name: str, forenames: str, surnames: str, *patterns: str) -> Origin:
    return Origin(name, tuple(forenames.split()), tuple(w.replace("_", " ") for w in surnames.split()), patterns or ("f s",))


ORIGINS: tuple[Origin, ...] = (
    _origin(
        "British",
        "Oliver Harry George Alfie Archie Freddie Callum Kieran Liam Ryan Lewis Dylan Toby Ellis Reece Kyle Jordan Darren Wayne Gary Nigel Trevor Amelia Isla Poppy Freya Elsie Evie Millie Chloe Kayleigh Leanne Stacey Gemma Hayley Donna Tracey Janice Maureen Doreen Sandra Beryl Courtney Demi Ellie Jodie",
        "Hargreaves Pickering Whitlock Ashworth Bagshaw Clegg Dunmore Entwistle Fairclough Garside Hebblethwaite Illingworth Jessop Kershaw Lockwood Mossop Naylor Ogden Prescott Ramsbottom Sugden Thackeray Uttley Vickers Wainwright Yarwood Smith Turner Hughes Baxter Doyle Cartwright Sutcliffe Tunstall Postlethwaite Birtwistle",
        "f s",
        "f s",
        "f f s",
        "f s-s",
    ),
    _origin(
        "Irish",
        "Aoife Niamh Siobhan Ciaran Declan Padraig Roisin Saoirse Oisin Fionn Eoin Cathal Grainne Sinead Brendan Donal Eamon Maeve Orla Tadhg Cillian Caoimhe",
        "O'Halloran McGinty Gallagher O'Driscoll Kavanagh McLoughlin Brannigan Fitzgerald O'Shaughnessy Quinlan McCabe Tierney Rafferty Mulcahy O'Dowd Keane McEvoy Devlin",
        "f s",
        "f f s",
    ),
    _origin(
        "Welsh",
        "Rhys Carys Gethin Bronwen Ffion Iestyn Llinos Dafydd Angharad Emrys Eleri Gwilym Nerys Osian Seren Tegan Aled Cerys Dilys Hywel",
        "Llewellyn Pryce Bevan Gwynne Probert Morgan Cadwallader Parry Howells Rhydderch Vaughan Gittins Treharne Beddoes Meredith",
        "f s",
        "f ap f",
    ),
    _origin(
        "Scottish",
        "Fraser Hamish Morag Eilidh Catriona Lachlan Struan Iona Mhairi Blair Fergus Shona Ailsa Murdo Kirsty Gregor Isobel Innes",
        "MacAllister Buchanan Drummond McTavish Galbraith Farquharson Urquhart Menzies Carmichael McPhail Dalgleish Abercrombie Rennie Sinclair McIver",
        "f s",
    ),
    _origin(
        "Polish",
        "Agnieszka Katarzyna Małgorzata Zbigniew Krzysztof Wojciech Paweł Grzegorz Kacper Zuzanna Oliwia Bartosz Mateusz Dorota Jadwiga Halina Szymon Kinga Łukasz Tomasz",
        "Wiśniewska Wójcik Kamińska Zieliński Szymańska Dąbrowski Kozłowska Jankowski Wojciechowska Krawczyk Grabowska Pawlak Michalska Nowakowski Adamczyk Dudek Wrona Sikora",
        "f s",
    ),
    _origin(
        "Romanian",
        "Ionuț Andreea Mihaela Cosmin Gheorghe Ștefania Răzvan Lăcrămioara Bogdan Ioana Vasile Florin Elena Doina Cătălin Marius Loredana Viorel",
        "Popescu Dumitrescu Munteanu Ungureanu Constantin Stoica Ciobanu Lupu Rusu Moldoveanu Văcărescu Gheorghiu Balan Tudose Enache Dragomir",
        "f s",
        "f-f s",
    ),
    _origin(
        "Albanian",
        "Arben Besnik Dritan Flutura Gëzim Shpresa Valbona Ilir Agron Albana Bardhyl Drita Fatmir Liridona Mimoza Arta Endrit Erjon",
        "Hoxha Berisha Gashi Krasniqi Shehu Dervishi Kelmendi Çela Prifti Leka Muça Bajrami Rexhepi Hyseni Gjoka",
        "f s",
    ),
    _origin(
        "Turkish",
        "Mehmet Ayşe Hatice Emre Kemal Zeynep Gülsüm Serkan Burak Elif Özlem Tuncay Derya Cemile Yusuf Meltem Nilüfer Hakan Şükran Ebru",
        "Yıldırım Öztürk Demirci Kaplan Karaca Aydoğan Çelik Korkmaz Erdem Şahin Bozkurt Taşkın Polat Güneş Kılıç Uçar",
        "f s",
    ),
    _origin(
        "Kurdish",
        "Berivan Rojda Azad Dilan Şivan Rezan Newroz Hêvî Zilan Baran Serhat Jiyan Rêbîn Hiwa Shilan Karwan Diyar Bewar",
        "Barzani Talabani Zebari Sindî Doski Bakır Rojhelat Amedi Hawrami Jaff Surchi Zaxoyi Mustafa Goran Baban",
        "f s",
        "f f s",
    ),
    _origin(
        "Arabic",
        "Khalid Fatima Mariam Tariq Hussam Layla Noura Walid Samira Bilal Rania Ghassan Abdulrahman Yasmin Zaynab Mustafa Ammar Hanan Iman Nadia Rashid Salma Suad Jamal",
        "al-Masri Haddad Khoury al-Rashidi Mansour Saleh al-Jabouri Nasser Barakat Sabbagh Hamdan el-Sayed Qureshi Shaheen Darwish al-Tamimi Zaidan Benali",
        "f s",
        "f f s",
        "f bin f s",
    ),
    _origin(
        "Somali",
        "Abdirahman Hodan Ayaan Fadumo Abdullahi Sahra Khadra Mohamud Ifrah Liban Hibaq Zakariye Amina Halimo Guled Nimco Idil Asad",
        "Warsame Jama Farah Abdi Hersi Duale Elmi Gedi Mohamoud Nur Osman Ismail Aden Shire Hirsi",
        "f s",
        "f s s",
        "f f s",
    ),
    _origin(
        "Eritrean",
        "Tesfay Selam Yonas Luwam Filmon Semhar Bereket Natsnet Mehari Rahwa Abrahalei Freweini Kibrom Winta Aman Senait Robel Yordanos",
        "Ghebremedhin Tekle Woldemichael Habtemariam Kidane Berhane Araya Zerai Okbay Ghebreyesus Mesfin Tesfazghi Weldu Hagos Andom",
        "f s",
        "f s s",
    ),
    _origin(
        "Ethiopian",
        "Abebe Tigist Dawit Hirut Mekonnen Bethlehem Getachew Meseret Yared Almaz Tadesse Genet Kebede Wubit Henok Mahlet Solomon Rediet",
        "Bekele Wolde Tesfaye Alemu Desta Haile Girma Assefa Mengistu Demeke Gebre Lemma Negash Shiferaw Worku",
        "f s",
    ),
    _origin(
        "Yoruba",
        "Adebayo Folasade Olumide Temitope Ayodele Bukola Oluwaseun Yetunde Kehinde Taiwo Damilola Babatunde Omolara Titilayo Segun Funmilayo Abiola Ireti",
        "Adeyemi Ogunleye Oyelaran Akinwande Olatunji Fashola Adesanya Ojo Ogundipe Afolabi Bamgbose Oladipo Adewale Soyinka Okunola",
        "f s",
        "f f s",
    ),
    _origin(
        "Igbo",
        "Chinedu Ngozi Ifeanyi Adaeze Obinna Chiamaka Uchenna Nkechi Emeka Amarachi Chukwuemeka Ifeoma Kelechi Onyinye Ikenna Ebele Nnamdi Somto",
        "Okafor Nwosu Eze Onyekachi Okonkwo Ugwu Nwachukwu Anyanwu Obi Chukwu Uzodinma Iwu Okoro Mbah Ekwueme",
        "f s",
    ),
    _origin(
        "Hausa",
        "Aminu Hauwa Sani Zainab Garba Binta Usman Hadiza Shehu Rabi Ibrahim Maryam Lawal Asabe Nasiru Talatu Bello Ladi",
        "Abubakar Danjuma Yusuf Tanko Maigari Dantata Gwarzo Bala Kwankwaso Shagari Ringim Sokoto Mohammed Zubairu Waziri",
        "f s",
    ),
    _origin(
        "Ghanaian",
        "Kwame Akosua Kofi Abena Yaw Adwoa Kwabena Efua Kojo Ama Kwaku Esi Nana Afia Ekow Araba Fiifi Maame",
        "Mensah Boateng Owusu Asante Appiah Osei Agyeman Darko Amoako Ofori Quartey Ansah Addo Frimpong Tetteh",
        "f s",
        "f f s",
        "f s-s",
    ),
    _origin(
        "Congolese",
        "Mbuyi Furaha Josué Espérance Kabongo Bénédicte Tshala Merveille Dieudonné Gloire Patient Ornella Héritier Plamedi Nsimba Mardochée Nlandu Clarisse",
        "Kabila Mukendi Tshibangu Ilunga Kalala Ngoy Mutombo Lukaku Makiese Kasongo Mbemba Nzuzi Mayala Bolamba Mwamba",
        "f s",
        "f s f",
    ),
    _origin(
        "Zimbabwean and East African",
        "Tendai Rudo Tafadzwa Chipo Farai Nyasha Wanjiru Kamau Achieng Otieno Nakato Mukasa Tatenda Njeri Kiprop Anesu Wairimu Ochieng",
        "Moyo Mutasa Chikwanda Ndlovu Mwangi Kariuki Odhiambo Ssemakula Nalwanga Chigumba Njoroge Wekesa Nkomo Byaruhanga Mugabe",
        "f s",
    ),
    _origin(
        "Pakistani",
        "Imran Shazia Nasreen Asif Rubina Zubair Saima Kashif Parveen Hamza Sumera Adeel Faiza Shabnam Waqas Humaira Aqib Maryam Tehmina Sohail",
        "Hussain Akhtar Malik Bibi Mahmood Chaudhry Iqbal Mirza Rafiq Ashraf Javed Shahzad Begum Siddiqui Khan Butt Raja Kiani",
        "f s",
        "f f s",
        "f s s",
    ),
    _origin(
        "Punjabi Sikh",
        "Gurpreet Harjinder Manjit Jaspreet Kulwinder Balbir Navdeep Sukhvinder Amrit Rajvinder Parminder Simran Tarsem Baljit Harleen Jagdeep Kiran Arjan",
        "Dhaliwal Gill Sandhu Bains Sidhu Grewal Johal Uppal Sahota Virk Atwal Chahal Dosanjh Mann Randhawa",
        "f s",
        "f Kaur s",
        "f Singh s",
        "f Kaur",
        "f Singh",
    ),
    _origin(
        "Gujarati",
        "Bhavna Hitesh Jignesh Kalpana Mukesh Nilesh Pooja Rekha Sanjay Urvashi Vipul Dhruv Hetal Jayesh Krupa Mital Parth Rupal",
        "Patel Shah Mistry Solanki Desai Chauhan Parmar Thakkar Vaghela Bhatt Joshi Rathod Panchal Lakhani Modi",
        "f s",
    ),
    _origin(
        "South Indian",
        "Lakshmi Venkatesh Karthik Meenakshi Sreeja Anitha Rajesh Divya Suresh Padma Aravind Shalini Jincy Biju Reshma Sajan Nandini Murali",
        "Krishnamurthy Nair Menon Venkataraman Pillai Iyer Kurian Varghese Thomas Rao Reddy Subramaniam Chacko Naidu Mathew",
        "f s",
    ),
    _origin(
        "Bangladeshi",
        "Shahida Abdul Rahima Jahangir Nazma Faruk Sultana Habibur Momena Shofiq Rukshana Kamrul Jesmin Tania Rezaul Lipi Mizanur Taslima",
        "Miah Uddin Khatun Choudhury Ullah Hoque Islam Rahman Ali Begum Alam Sarkar Ahmed Haque Sikder",
        "f s",
        "f f s",
    ),
    _origin(
        "Sri Lankan",
        "Kavitha Nimal Sivakumar Dilrukshi Thushara Anoja Rajan Vasuki Chamara Ishara Piratheepan Menaka Ruwan Sanduni Tharmini Upul Yalini Kasun",
        "Perera Sivanathan Jayasuriya Selvarajah Fernando Kandasamy Wickramasinghe Ratnayake Thirunavukkarasu Gunawardena Balasingam Nadarajah Silva Rajapaksa Yogarajah",
        "f s",
    ),
    _origin(
        "Afghan",
        "Ahmadullah Zarghuna Farhad Mursal Najibullah Shukria Hekmat Palwasha Mirwais Spogmai Zabihullah Freshta Wahid Nilofar Samiullah Laila Qais Zohra",
        "Noorzai Rahimi Popal Stanikzai Karimi Ahmadzai Haidari Wardak Sherzad Yousafzai Azizi Safi Hotak Amiri Mohammadi",
        "f s",
        "f f",
    ),
    _origin(
        "Iranian",
        "Arash Shirin Behrouz Niloufar Farhang Mahsa Kourosh Parisa Siavash Azadeh Reza Golnaz Hamid Maryam Dariush Setareh Kaveh Leila",
        "Ahmadi Hosseini Tehrani Farrokhzad Karimi Rostami Jafari Moradi Sadeghi Bahrami Shirazi Ebrahimi Kazemi Nikfar Golestani",
        "f s",
    ),
    _origin(
        "Chinese",
        "Wei Xiaoling Jianhua Meifeng Zhiyuan Lihua Haoran Yuting Jun Xiuying Guowei Mei-Ling Siu-Wai Wing-Yan Kai-Ming Yan Qiang Ting",
        "Zhang Huang Zhao Liu Cheung Leung Xu Zheng Ng Lau Tsang Deng Fang Kwok Chan",
        "f s",
        "s f",
        "f s",
    ),
    _origin(
        "Vietnamese",
        "Thuy Minh Hoa Duc Lan Tuan Huong Quang Linh Hieu Phuong Dung Trang Khanh Ngoc Bao Vy Thanh",
        "Nguyen Tran Pham Hoang Vo Dang Bui Phan Ngo Duong Truong Dinh Ly Huynh Doan",
        "f s",
        "s Thi f",
        "s Van f",
        "f Nguyen",
    ),
    _origin(
        "Filipino",
        "Maricel Jomar Rosalinda Rodel Analyn Jericho Cherry Reynaldo Lorna Mylene Dante Jocelyn Arnel Divina Ramil Gina Nestor Luzviminda",
        "Dela_Cruz Bautista Villanueva Macaraeg Pangilinan Reyes Manalo Dimaculangan Santos Ocampo Salonga Aquino Magsaysay Tolentino Catacutan",
        "f s",
    ),
    _origin(
        "Portuguese",
        "Fátima Rui Vasco Graça Inês Tiago Lurdes Joaquim Filipa Nuno Beatriz Custódio Amália Duarte Mafalda Gonçalo Rita Telmo",
        "Carvalho Figueiredo Nogueira Teixeira Pinheiro Fonseca Marques Antunes Tavares Moreira Rebelo Loureiro Magalhães Pacheco Vieira",
        "f s",
        "f da s",
        "f dos s",
        "f s s",
    ),
    _origin(
        "Brazilian",
        "Thiago Larissa Rodrigo Juliana Wellington Fernanda Caio Bruna Edson Camila Marcelo Rayane Luan Tainá Gilberto Vitória Renan Jéssica",
        "Oliveira Nascimento Ferreira Barbosa Cavalcanti Moraes Rocha Araújo Batista Lacerda Peixoto Queiroz Ribeiro Guimarães Dias",
        "f s",
        "f de s",
        "f s s",
    ),
    _origin(
        "Spanish and Latin American",
        "Alejandra Ignacio Ximena Rafael Guadalupe Joaquín Paloma Hernán Yolanda Andrés Milagros Sebastián Pilar Esteban Consuelo Mauricio Lucía Ramiro",
        "Quintero Villalobos Echeverría Zambrano Castañeda Salazar Montoya Ibáñez Cárdenas Restrepo Gutiérrez Navarro Ortega Bolaños Rivas",
        "f s",
        "f s s",
    ),
    _origin(
        "Italian",
        "Giuseppe Chiara Matteo Concetta Salvatore Ilaria Luigi Rosaria Davide Ornella Gennaro Alessia Vincenzo Filomena Fabio Loredana Enrico Serena",
        "Esposito Bianchi Lombardi De_Luca Ferrara Caruso Moretti Gallo Rinaldi Marchetti Pellegrino Di_Stefano Amato Cattaneo Sorrentino",
        "f s",
    ),
    _origin(
        "Greek",
        "Dimitris Eleni Kostas Vasiliki Giorgos Despina Yiannis Athina Stavros Kyriaki Panagiotis Sofia Andreas Maroulla Christos Zoe Spyros Androulla",
        "Papadopoulos Georgiou Constantinou Nikolaidis Christodoulou Karagiannis Stavrou Michaelides Vassiliou Hadjigeorgiou Ioannou Antoniades Demetriou Pavlou Economou",
        "f s",
    ),
    _origin(
        "Russian and Ukrainian",
        "Oksana Dmytro Svetlana Yevhen Natalia Vladyslav Olena Maksym Tetyana Bohdan Lyudmila Andriy Kateryna Oleh Irina Taras Yuliia Volodymyr",
        "Kovalenko Shevchuk Ivanova Petrenko Melnyk Sokolov Bondarenko Tkachuk Morozova Lysenko Kravets Volkova Savchenko Pavlenko Zaitseva",
        "f s",
    ),
    _origin(
        "Lithuanian",
        "Rūta Vytautas Jolanta Mindaugas Giedrė Žygimantas Eglė Darius Kristina Tomas Rasa Arūnas Dalia Justinas Vaida Linas Ieva Saulius",
        "Kazlauskas Petrauskienė Jankauskaitė Stankevičius Butkus Žukauskas Urbonas Vasiliauskienė Navickas Balčiūnas Kavaliauskas Rimkus Sabaliauskas Gudaitis Morkūnas",
        "f s",
    ),
    _origin(
        "Bulgarian and Roma",
        "Stanislav Desislava Plamen Tsvetelina Boyko Radka Nikolay Ivanka Asen Snezhana Zhivko Silviya Rumen Milena Angel Fatme Ognyan Zlatka",
        "Dimitrova Todorov Angelova Hristov Stoyanov Iliev Marinova Kolev Yordanova Petkov Asenov Mihaylova Chakarov Vasilev Rangelova",
        "f s",
    ),
    _origin(
        "Hungarian and Czech",
        "Zoltán Ildikó Gábor Eszter Ferenc Piroska Jaroslav Zdeňka Miroslav Lenka Attila Noémi Radek Božena Balázs Kateřina Vojtěch Réka",
        "Horváth Szabó Kováčová Novotný Dvořáková Lakatos Németh Procházka Farkas Hudák Balogh Svobodová Rácz Černý Fekete",
        "f s",
    ),
    _origin(
        "Jewish",
        "Shlomo Rivka Mordechai Chaya Yitzchok Devorah Menachem Shoshana Avrohom Bracha Yaakov Miriam Dovid Perel Tzvi Gittel Eliezer Malka",
        "Goldstein Rosenbaum Weiss Friedlander Lichtenstein Schwartz Grunfeld Abramovitz Perlman Halpern Feldman Teitelbaum Kaufman Zilberman Stern",
        "f s",
    ),
    _origin(
        "Traveller",
        "Paddy Bridget Miley Johnboy Philomena Shakira Simey Margaret-Ann Martin Levi Cheyanne Noah Biddy Jimmy-Joe Nan Elijah Lavinia Bernie",
        "Maughan Cash Connors McDonagh Wall Delaney Stokes Purcell Lee Boswell Loveridge Quilligan Ward Reilly Doran",
        "f s",
    ),
    _origin(
        "Caribbean",
        "Delroy Marcia Winston Shanice Leroy Beverley Tyrone Shantelle Errol Jermaine Claudette Devonte Yvonne Tyrell Merlene Rohan Kadijah Curtis",
        "Blackwood Grant Campbell Morrison Cumberbatch Braithwaite Hinds Gayle Bogle Clarke Levy Thwaites Pinnock Alleyne Joseph",
        "f s",
        "f f s",
        "f s-s",
    ),
)

WORD_NAMES = tuple(
    (
        "Grace Will Mark Summer Rose Hunter Patience Hope Faith Joy Amber Ruby Autumn Daisy Lily Ivy Holly Jasmine Olive Pearl Violet Mercy "
        "Destiny Precious Blessing Prince King Rich Bill Frank Jack Art Drew Chase Mason Cooper Tanner Sky River Storm Star Angel Heaven Honey "
        "Chance Ray Dale Glen Cliff Rob Pat Sandy Penny Melody Harmony April May June August Dawn Eve Christian Kitty Robin Jay Crystal Pepper "
        "Blue Ocean Bear Wolf Fox Gift Comfort Sunday Favour Marvellous Goodness Miracle Trinity Nevaeh Reign Saint Sage Reed Forest"
    ).split()
)
