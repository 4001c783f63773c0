"""Ethnicity, religion, nationality, orientation and immigration status.

After the ONS harmonised ethnic groups and religions, ISO 3166 country names and the Home Office's names of leave.
"""

from __future__ import annotations

import re

ETHNICITY = tuple(
    """
Any other Asian background|Any other Black background|Any other mixed background|Any other Mixed or multiple ethnic background
Any other ethnic group|Other ethnic group
Asian Other|Mixed Other|Other Mixed|Asian or Asian British Chinese|Asian or Asian British Other|Black or Black British Other
Black African Caribbean|Black or African or Caribbean|Black/African/Caribbean
White Gypsy|White Irish Traveller|White Gypsy/Roma|White Gypsy or Roma|White Roma|White Polish|White Turkish|White Turkish Cypriot
White South African|White Australian|White American|White - Other|White Traveller|White Albanian|White Romanian|White European Other
Mixed White and Chinese|Mixed White and Arab|Mixed White/Black African|Mixed Asian and Black|Mixed Black and Asian|White and Arab
White and Chinese|White/Chinese|Black and Asian|Mixed parentage|Dual-heritage|Mixed-race|biracial|bi-racial|multiracial
British Black|British Black African|British Black Caribbean|British Arab|British Somali|British Nigerian|British Ghanaian
British Jamaican|British Turkish|British Kurdish|British Tamil|British Sikh Punjabi|British Mixed|British Caribbean|British African
Black Nigerian|Black Ghanaian|Black Jamaican|Black Congolese|Black Zimbabwean|Black Kenyan|Black Ugandan|Black American|Black European
Black Portuguese|Black French|Black Dutch|Black Brazilian|Black Welsh|Black Scottish|Black Irish|Black English
Kenyan Asian|Ugandan Asian|East African Asian|African Asian|British Asian Pakistani|British Asian Indian|British Asian Bangladeshi
Malaysian Chinese|Malaysian Indian|Singaporean Chinese|Hong Kong Chinese|Vietnamese Chinese|Chinese Malaysian|Indian Punjabi
Indian Gujarati|Indian Tamil|Pakistani Punjabi|Pakistani Kashmiri|Pakistani Pathan|Azad Kashmiri|Afghan Hazara|Afghan Pashtun
Afghan Tajik|Iranian Azeri|Bangladeshi Sylheti|Indo-Fijian|Mauritian Creole|Turkish Kurd|Syrian Kurd|Iranian Kurd
Irish Travellers|Gypsies|Travellers|Romany Gypsies|Roma Gypsy|Welsh Traveller|English Traveller|New Age Traveller|Fairground Traveller
Showmen|Scottish Gypsy Traveller|Scottish Gypsy/Traveller|Bargee|Sinti|Ashkali|Egyptian Roma|Lithuanian Roma|Bulgarian Roma|Lovari
Kalderash
Arab British|Arab Other|Moroccan Arab|Algerian Arab|Sudanese Arab|Egyptian Arab|Yemeni Arab|Kuwaiti Bidoon|Maghrebi|Tuareg
Coptic Egyptian|Armenian Iranian|Turkoman|Turkmen ethnic|Zaza|Bamar|Hmong Lao|Visayan|Ilocano|Sundanese|Minangkabau|Dayak|Khmer|Zhuang
Manchu|Mongol|Kazakh ethnic|Inuit|Cornish|Manx|Ulster Scots
Bakongo|Bamileke|Baoule|Bambara|Soninke|Kissi|Sherbro|Gola|Ewe|Dagomba|Dagbani|Ijaw|Efik|Ibibio|Kanuri|Urhobo|Itsekiri|Nupe|Banyamulenge
Banyankole|Bakiga|Basoga|Langi|Teso|Karamojong|Embu|Kisii|Maasai|Mijikenda|Chagga|Sukuma|Makonde|Chewa|Tumbuka|Ngoni|Bemba|Lozi|Zezuru
Manyika|Sotho|Tswana|Tsonga|Venda|Afar|Sidama|Gurage|Harari|Wolayta|Bilen|Kunama|Rashaida|Hawiye|Darod|Isaaq|Rahanweyn|Digil|Marehan
Ogaden|Majerteen|Midgan|Tumal|Berti|Azande|Lugbara
White British|White English|White Scottish|White Welsh|White Northern Irish|White Irish|White Other|White European
White Eastern European|Any other White background|Other White
White and Black Caribbean|White and Black African|White and Asian|Mixed White and Black Caribbean|Mixed White and Black African
Mixed White and Asian|White/Black Caribbean
Mixed White/Black Caribbean|Mixed White/Asian|White/Asian|White/Black African|Mixed other|Other mixed|Mixed race|Mixed heritage
Dual heritage|Mixed ethnicity|Mixed ethnic
Black British|Black African|Black Caribbean|Black British Caribbean|Black British African|Black Other|Other Black
Any other Black background|Black Somali|African Caribbean|Afro-Caribbean|African-Caribbean
Asian British|British Asian|British Indian|British Pakistani|British Bangladeshi|British Chinese|Asian Indian|Asian Pakistani
Asian Bangladeshi|Asian or Asian British|Asian or Asian British Pakistani
Asian or Asian British Indian|Asian or Asian British Bangladeshi|Black or Black British African|Black or Black British Caribbean
Other Asian|South Asian|East Asian|South East Asian|Middle Eastern|North African|West African|East African|Central Asian
Gypsy|Romany|Romany Gypsy|Romani|Roma|Slovak Roma|Romanian Roma|Czech Roma|Polish Roma|Hungarian Roma|English Gypsy|Welsh Gypsy
Scottish Traveller|Gypsy Roma Traveller|GRT|Gypsy/Roma|Irish Traveller|Traveller|Traveller of Irish heritage
Irish Traveller heritage|Traveller family|New Traveller|Showman
Arab|Iraqi Arab|Syrian Arab|Kurdish|Kurd|Iraqi Kurdish|Turkish Kurdish|Iranian Kurdish|Syrian Kurdish|Iraqi Kurd|Berber|Amazigh
Kabyle|Turkish Cypriot|Greek Cypriot|Hausa|Yoruba|Igbo|Ibo|Fulani|Fula|Mandinka|Wolof|Akan|Ashanti|Asante|Fante|Temne|Mende|Krio
Limba|Tigrinya|Tigrayan|Amhara|Oromo|Somali Bantu|Bantu|Benadiri|Kikuyu|Luo|Luhya|Kalenjin|Kamba
Shona|Ndebele|Zulu|Xhosa|Tutsi|Hutu|Baganda|Acholi|Dinka|Nuer|Zaghawa|Masalit|Beja|Nuba|Pashtun|Pathan|Hazara|Tajik|Uzbek|Uyghur
Tamil|Sri Lankan Tamil|Sinhalese|Sinhala|Punjabi|Gujarati|Bengali|Sylheti|Kashmiri|Mirpuri|Baloch|Balochi|Sindhi|Marathi|Malayali
Telugu|Goan|Keralan|Nepali Gurkha|Gurkha|Newar|Sherpa|Rohingya|Kachin|Hmong|Han Chinese|Tibetan|Kinh|Hakka|Cantonese|Malay
Javanese
Ashkenazi|Ashkenazi Jewish|Sephardi|Mizrahi|Assyrian|Chaldean|Copt|Druze|Yazidi ethnic|Bedouin|Bidoon|Palestinian Arab|Circassian
Chechen|Tatar|Pomak|Māori|Maori|Pacific Islander|Aboriginal|Tongan|Samoan|Latino|Latina|Latin American|Hispanic|Quechua|Aymara
Mestizo|Garifuna|Indo-Caribbean|Afro-Brazilian|Anglo-Indian|Cape Coloured|Creole
""".replace("\n", "|")
    .strip("|")
    .split("|")
)

RELIGION = tuple(
    """
Muslim|Sunni|Sunni Muslim|Shia|Shi'a|Shia Muslim|Ahmadi|Ahmadiyya|Ahmadi Muslim|Ismaili|Sufi|Salafi|Alevi|Alawite|Islam
Islamic faith|Christian|Christianity|Catholic|Roman Catholic|RC|Protestant|Anglican|Church of England|C of E Christian|Methodist
Baptist|Presbyterian|Pentecostal|Pentecostal Christian|Evangelical|Evangelical Christian|born-again Christian|born again Christian
Lutheran|Calvinist|Quaker|Quakers|Mennonite|Amish|Moravian|Salvation Army|Salvationist|Seventh-day Adventist|Seventh Day Adventist
Jehovah's Witness|Jehovah's Witnesses|Jehovahs Witness|Mormon|Latter-day Saint|Unitarian|Plymouth Brethren|Exclusive Brethren
Orthodox Christian|Greek Orthodox|Russian Orthodox|Romanian Orthodox|Ukrainian Orthodox|Serbian Orthodox|Bulgarian Orthodox
Eastern Orthodox
Ethiopian Orthodox|Eritrean Orthodox|Coptic|Coptic Christian|Coptic Orthodox|Maronite|Melkite|Syriac Orthodox|Armenian Apostolic
Greek Catholic|Ukrainian Greek Catholic|Celestial Church|Aladura|Jewish|Judaism|Orthodox Jewish|Haredi|Charedi|Hasidic|Chassidic
Ultra-Orthodox|Reform Jewish|Liberal Jewish|Hindu|Hinduism|Hare Krishna|Swaminarayan|Sikh|Sikhism|Amritdhari Sikh|Khalsa|Buddhist
Buddhism|Theravada Buddhist|Tibetan Buddhist|Zen Buddhist|Jain|Jainism
Zoroastrian|Parsi|Baha'i|Bahá'í|Bahai|Rastafarian|Rastafari|Rasta|Pagan|Wiccan|Druid|Shinto|Taoist|Daoist|Confucian|Yazidi|Yezidi
Mandaean|Sabean|Druze faith|Spiritualist|Scientologist|Atheist|Agnostic|Humanist|no religion|Santeria|Candomblé|Umbanda|Vodou
Voodoo|animist|Cao Dai
""".replace("\n", "|")
    .strip("|")
    .split("|")
)

NATIONALITY = tuple(
    """
Afghan|Albanian|Algerian|American|Andorran|Angolan|Antiguan|Argentinian|Argentine|Armenian|Australian|Austrian|Azerbaijani|Azeri
Bahamian|Bahraini|Bangladeshi|Barbadian|Bajan|Belarusian|Belgian|Belizean|Beninese|Bermudian|Bhutanese|Bolivian|Bosnian|Botswanan
Motswana|Brazilian|British|Bruneian|Bulgarian|Burkinabe|Burmese|Burundian|Cambodian|Cameroonian|Canadian|Cape Verdean|Chadian
Chilean|Chinese|Colombian|Comorian|Congolese|Costa Rican|Croatian|Cuban|Cypriot|Czech
Danish|Djiboutian|Dominican|Dutch|Ecuadorian|Egyptian|Emirati|English|Eritrean|Estonian|Ethiopian|Fijian|Filipino|Filipina|Finnish
French|Gabonese|Gambian|Georgian|German|Ghanaian|Greek|Grenadian|Guatemalan|Guinean|Bissau-Guinean|Guyanese|Haitian|Honduran
Hong Konger|Hungarian|Icelandic|Indian|Indonesian|Iranian|Iraqi|Irish|Israeli|Italian|Ivorian|Jamaican|Japanese|Jordanian|Kazakh
Kenyan|Kosovan|Kosovar|Kuwaiti|Kyrgyz|Laotian|Lao|Latvian|Lebanese|Lesotho|Liberian
Libyan|Lithuanian|Luxembourgish|Macedonian|North Macedonian|Malagasy|Malawian|Malaysian|Maldivian|Malian|Maltese|Mauritanian
Mauritian|Mexican|Moldovan|Mongolian|Montenegrin|Montserratian|Moroccan|Mozambican|Namibian|Nepalese|Nepali|New Zealander
Nicaraguan|Nigerian|Nigerien|North Korean|Norwegian|Omani|Pakistani|Palestinian|Panamanian|Paraguayan|Peruvian|Polish|Portuguese
Puerto Rican|Qatari|Romanian|Russian|Rwandan|Saint Lucian|St Lucian|Salvadoran|Saudi|Saudi Arabian
Scottish|Senegalese|Serbian|Seychellois|Sierra Leonean|Singaporean|Slovak|Slovakian|Slovene|Slovenian|Somali|Somalilander
South African|South Korean|South Sudanese|Korean|Spanish|Sri Lankan|Sudanese|Surinamese|Swazi|Swedish|Swiss|Syrian|Taiwanese
Tajikistani|Tanzanian|Thai|Timorese|Togolese|Trinidadian|Tunisian|Turkish|Turkmen|Ugandan|Ukrainian|Uruguayan|Uzbekistani
Venezuelan|Vietnamese|Vincentian|Welsh|Northern Irish|Yemeni|Zambian|Zimbabwean|stateless
""".replace("\n", "|")
    .strip("|")
    .split("|")
)

_ORIENTATION_TEXT = """gay|lesbian|bisexual|bi-sexual|homosexual|heterosexual|pansexual|asexual|queer|demisexual
same-sex attracted|LGBT|LGBTQ|LGBTQ+
bicurious|bi-curious|straight man|straight woman|aromantic|omnisexual|polysexual|questioning his sexuality
questioning her sexuality|questioning their sexuality"""
ORIENTATION = tuple(re.sub(r"\s*\n\s*", "|", _ORIENTATION_TEXT).split("|"))

IMMIGRATION = tuple(
    """
refugee leave|refugee permission|refugee permission to stay|temporary refugee permission|permission to stay|permission to enter
temporary protection|temporary leave|temporary permission to stay|group 2 refugee|group 1 refugee|recognised refugee|convention refugee
quota refugee|refugee family reunion leave|family reunion leave|dependant of a refugee|asylum claimant|asylum applicant|asylum claim
asylum application pending|asylum application refused|asylum refused|asylum granted|in the asylum system|on asylum support
asylum support|NASS support|NASS accommodation|section 98 support|section 4 support|section 17 support NRPF|s.95 support|s95 support
s.98 support|s98 support|s.4 support|s4 support|s.17 support
British citizenship|British passport holder|British overseas citizen|British National Overseas|British National (Overseas)|BN(O)
BN(O) status|BNO status|BNO|registered as British|registered British citizen|Irish citizen|dual nationality
dual citizenship|EU citizen|EU national|settled under the EUSS|settled person|pre settled status
certificate of application|no time limit|no right to reside|Chen carer|Surinder Singh route|returning resident
LTR|LLR|FLR|FLR(FP)|FLR(M)|FLR (FP)|DLR|LOTR|ILR refused|ILR pending|ILR application pending|limited leave to enter|
family and private life|
parent of a British child|child staying with or joining|discretionary leave as a victim of trafficking
temporary permission to stay for victims of trafficking|VTS leave|NRM positive conclusive grounds|3C leave|section 3C leave|s.3C leave
s3C leave|leave curtailed|curtailed leave|visa curtailed|expired leave|leave to remain expired|out of status|no status
insecure immigration status|unresolved immigration status|unlawfully present|undocumented child|clandestine entrant|small boat arrival
arrived by small boat|illegally entered|illegal migrant|subject to immigration control|PSIC|
detained under immigration powers|tagged by the Home Office|voluntary return
assisted voluntary return|facing deportation|liable to deportation|deportation appeal|revoked leave|revocation of status
cessation of refugee status|deprivation of citizenship
skilled worker dependant|skilled worker dependant visa|health and care visa|Health and Care visa|care visa|global talent visa
graduate route|graduate route visa|student route|student route visa|child student visa|Tier 4|Tier 2|sponsored worker
scale-up visa|start-up visa|au pair visa|religious worker visa|creative worker visa
entrepreneur visa|investor visa|UK ancestry visa|fiance visa|marriage visa|marriage visitor visa|unmarried partner visa
spouse of a settled person|bereaved partner|bereaved partner leave|adult dependent relative visa|adult dependent relative|transit visa
business visitor visa|medical visa|standard visitor visa|holiday visa|entry clearance|entry clearance refused|join family visa
EUSS family permit|Homes for Ukraine visa|Ukraine Sponsorship Scheme|Ukraine Family Scheme|Ukraine Permission Extension scheme
Afghan resettlement|Afghan Citizens Resettlement Scheme|Afghan Relocations and Assistance Policy|ACRS leave|UKRS|UK Resettlement Scheme
Syrian resettlement|VPRS|Vulnerable Persons Resettlement Scheme|Gateway Protection Programme|community sponsorship|mandate refugee
Windrush scheme|Chagossian descent|MVDAC|Migrant Victims of Domestic Abuse Concession|SET(DV)|DVILR|domestic violence indefinite leave
asylum seeker|asylum-seeker|asylum seeking|asylum seeking child|unaccompanied asylum seeking child
unaccompanied asylum-seeking child|UASC|failed asylum seeker|refused asylum seeker|refused asylum|claimed asylum
asylum claim pending|pending asylum claim|asylum claim refused|appeal rights exhausted|refugee|refugee status
granted refugee status|resettled refugee|humanitarian protection|discretionary leave|discretionary leave to remain
limited leave to remain|limited leave|leave to remain|leave outside the rules|exceptional leave to remain
indefinite leave to remain|indefinite leave to enter|ILR|ILE|settled status|pre-settled status|presettled status|EU settled status
EU pre-settled status|EUSS status|EU settlement scheme|no recourse to public funds|NRPF|illegal entrant|illegal immigrant
undocumented|undocumented migrant|overstayer|visa overstayer|overstayed|overstayed his visa|overstayed her visa|immigration bail
temporary admission|immigration detention|deportation order|subject to deportation|removal directions|stateless person leave
stateless person|stateless leave
student visa|spouse visa|spousal visa|partner visa|fiancé visa|fiancée visa|visitor visa|visit visa|tourist visa|work visa
skilled worker visa|health and care worker visa|care worker visa|seasonal worker visa|domestic worker visa
overseas domestic worker visa|family visa|dependant visa|dependent visa|graduate visa|Tier 1 visa|Tier 2 visa|Tier 4 visa
Tier 5 visa|youth mobility visa|ancestry visa|BNO visa|BN(O) visa|Ukraine visa|Homes for Ukraine|Ukraine Permission Extension
Ukraine Extension Scheme|Ukraine family scheme|ARAP|ACRS|ARAP leave
expired visa|visa expired|leave expired|Dublin case|third country case|section 95 support|fresh claim|British citizen|naturalised
naturalised British citizen|dual national|right of abode|permanent residence|UASC leave|section 67 leave|Calais leave
Ankara agreement|EEA national|EEA family member|derivative right of residence|Zambrano carer
destitution domestic violence concession|DDV concession|DDVC|victim of trafficking leave|frontier worker permit|EEA family permit
family reunion visa|refugee family reunion|without leave|no lawful status|no immigration status|irregular migrant
student dependant visa|high potential individual visa|innovator visa|minister of religion visa|sportsperson visa
private life leave|family life leave|restricted leave
""".replace("\n", "|")
    .strip("|")
    .split("|")
)

# Words that end a name that runs into them: "LE VAN BINH VIETNAMESE".
NATIONAL_WORDS = frozenset(word.lower() for word in (*NATIONALITY, *ETHNICITY, *RELIGION) if " " not in word) | {
    "illegal",
    "entrant",
    "refugee",
    "asylum",
}
