"""Ethnicity, religion, nationality, orientation and immigration status.

After the ONS harmonised ethnic groups and religions, ISO 3166 country names and the Home Office's names of leave.
"""

from __future__ import annotations

import re

ETHNICITY = tuple(
    """
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
