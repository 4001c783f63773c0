"""Invented families for measuring the matcher: twins, half-siblings, step-names, moves, namesakes. One seed, one world.

NHS numbers come from the never-issued 999 range; every name and street is invented by drawing from the lists below.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tests.bench.naming import family_name

TODAY = date(2026, 3, 1)
ORIGINS: dict[str, tuple[str, str, str]] = {
    "british": (
        "Oliver Harry Jack Archie Leo Finley Toby Callum Reece Mason",
        "Poppy Evie Ruby Daisy Molly Lacey Skye Freya Holly Summer",
        "Turner Cooper Ward Bailey Fletcher Dixon Marsh Perkins Hobbs Lowe",
    ),
    "caribbean": (
        "Jerome Tyrell Marlon Kemar Andre Dwayne Rashaan Leon Curtis Delroy",
        "Shanice Keisha Tanisha Aaliyah Monique Chantel Renee Jada Kimoya Zaria",
        "Campbell Grant Francis Gordon Bennett Reid Samuels Morgan Palmer Barrett",
    ),
    "somali": (
        "Abdullahi Liban Guled Ismail Yahye Mahad Zakariye Bilal Hamza Sakariya",
        "Hodan Ifrah Sumaya Nasra Idil Ruweyda Hafsa Amal Sagal Ayaan",
        "Warsame Jama Farah Abdi Hersi Duale Ismail Osman Elmi Nur",
    ),
    "bangladeshi": (
        "Rayhan Tahmid Nafis Sajid Imran Kamrul Shafiq Mahin Tanvir Arif",
        "Nusrat Sumaiya Tahmina Rumana Sadia Maliha Farzana Anika Jannat Mim",
        "Begum Miah Uddin Khatun Rahman Hussain Ali Chowdhury Islam Akter",
    ),
    "nigerian": (
        "Emeka Tobi Ayo Chidi Femi Kelechi Segun Obinna Tunde Ikenna",
        "Ngozi Temitope Adaeze Bukola Chioma Folake Simisola Ifeoma Yetunde Kemi",
        "Okeke Adeyemi Balogun Eze Ogunleye Nwosu Oladipo Okafor Bello Ibe",
    ),
    "polish": (
        "Kacper Jakub Mateusz Szymon Filip Bartosz Oskar Igor Dawid Wojciech",
        "Zuzanna Hanna Oliwia Maja Lena Wiktoria Natalia Amelia Kinga Iga",
        "Nowak Kowalczyk Lewandowski Mazur Krawczyk Piotrowski Grabowski Sikora Duda Baran",
    ),
    "arabic": (
        "Karim Youssef Tarek Anas Walid Ilyas Sami Rayan Nabil Adil",
        "Yasmine Salma Rania Dina Noor Layan Hala Sarah Mariam Lina",
        "Haddad Mansour Benali Saidi Khalil Nasser Bouazza Cherkaoui Amrani Taleb",
    ),
    "portuguese": (
        "Tiago Duarte Afonso Rodrigo Goncalo Martim Vasco Renato Caio Nuno",
        "Beatriz Leonor Matilde Carolina Ines Mafalda Joana Rita Lara Catarina",
        "Ferreira Carvalho Pinto Moreira Teixeira Cardoso Fonseca Barros Coelho Neves",
    ),
}
_FEW = 100  # of a longer list, the next draw is another name nearly always
_STYLES = ("Road", "Street", "Gardens", "Avenue", "Close", "Terrace")


@dataclass(frozen=True, slots=True)
class Pools:
    """What is drawn from; a name that stands more than once is drawn so much the oftener. Origins: boys', girls', family names."""

    origins: dict[str, tuple[Sequence[str], Sequence[str], Sequence[str]]]
    streets: Sequence[str]
    schools: Sequence[str]
    practices: Sequence[str]
    districts: Sequence[str]


SMALL = Pools(
    {origin: (boys.split(), girls.split(), surnames.split()) for origin, (boys, girls, surnames) in ORIGINS.items()},
    ("Aldbourne", "Bassein", "Coningham", "Devonport", "Emlyn", "Frithville", "Goodwin", "Hetley", "Ingersoll", "Jeddo", "Lefroy"),
    ("Addison", "Flora", "Holland", "Larmenier", "Miles", "Normand", "Sulivan", "Thornhill", "Wendell", "Avonmore", "Bentworth"),
    ("Ashchurch", "Brook", "Cassidy", "Lilyville", "Palace", "Richford", "Salisbury", "Sterndale"),
    ("W6", "W12", "W14", "SW6", "W10", "W11", "SW10", "NW8", "W2", "SW1V"),
)


@dataclass(frozen=True, slots=True)
class Child:
    """One invented child, as the truth is. `home` is the family's number; `recorded` says whether the index holds the child."""

    id: str
    home: int
    origin: str
    given: str
    family: str
    born: date
    sex: str
    nhs: str = ""
    upn: str = ""
    case: str = ""
    addresses: tuple[tuple[str, str], ...] = ()
    school: str = ""
    gp: str = ""
    carers: tuple[tuple[str, str], ...] = ()
    middle: str = ""
    known_as: str = ""
    previous: str = ""
    recorded: str = "yes"


@dataclass(frozen=True, slots=True)
class Home:
    """What the children of one family share."""

    number: int
    origin: str
    addresses: tuple[tuple[str, str], ...]
    carers: tuple[tuple[str, str], ...]


def families(seed: int, homes: int) -> list[Child]:
    """All children of `homes` families; about one child in fifty is in no index."""
    chance = random.Random(seed)
    children: list[Child] = []
    for home in range(homes):
        children += family(chance, home, len(children), SMALL)
    return [replace(c, recorded="no") if chance.random() < 0.02 else c for c in children]


def family(chance: random.Random, number: int, first: int, pools: Pools) -> list[Child]:
    """One family; `first` is the number of its first child."""
    origin = chance.choice(list(pools.origins))
    boys, girls, surnames = pools.origins[origin]
    mothers, fathers = chance.choice(surnames), chance.choice(surnames)
    carers = [(f"{chance.choice(girls)} {mothers}", "mother")]
    if chance.random() < 0.6:
        carers.append((f"{chance.choice(boys)} {fathers}", "father"))
    home = Home(number, origin, tuple(_address(chance, pools) for _ in range(chance.choice((1, 1, 2, 3)))), tuple(carers))
    used: set[str] = set()
    made = []
    for place, born in enumerate(_births(chance)):
        sex = chance.choice("FM")
        given = _unused(chance, girls if sex == "F" else boys, used)
        used.add(given)
        child = Child(f"F{first + place:06d}", home.number, origin, given, family_name(chance, origin, mothers, fathers), born, sex)
        settled = _settled(chance, child, home, first + place, pools)
        made.append(replace(settled, middle="") if settled.middle in used and origin != "somali" else settled)
        used.add(made[-1].middle)  # nobody calls one child by what another bears beside
    return made


def _unused(chance: random.Random, names: Sequence[str], used: set[str]) -> str:
    if len(names) <= _FEW:
        return chance.choice([n for n in names if n not in used])
    while (given := chance.choice(names)) in used:
        pass
    return given


def _settled(chance: random.Random, child: Child, home: Home, number: int, pools: Pools) -> Child:
    """The child with numbers, school, practice and the names that some have besides."""
    surnames = pools.origins[home.origin][2]
    days = (TODAY - child.born).days
    at_school = 4 <= days / 365.25 < 16
    return replace(
        child,
        nhs=nhs_number(chance) if chance.random() < 0.93 else "",
        upn=_upn(chance) if at_school else "",
        case=f"CS-{300000 + number}",
        addresses=home.addresses,
        carers=home.carers,
        school=f"{chance.choice(pools.schools)} {'Primary' if days < 4000 else 'Academy'}" if at_school else "",
        gp=f"{chance.choice(pools.practices)} Surgery",
        middle=_middle(chance, child, home, pools),
        known_as=child.given[:3] if chance.random() < 0.06 and len(child.given) > 5 else "",
        previous=chance.choice(surnames) if chance.random() < 0.05 else "",
    )


def _middle(chance: random.Random, child: Child, home: Home, pools: Pools) -> str:
    """A second given name; Somali children bear the father's given name in its place."""
    boys, girls, _ = pools.origins[home.origin]
    if home.origin == "somali":
        return home.carers[1][0].split()[0] if len(home.carers) > 1 else ""
    return chance.choice(boys if child.sex == "M" else girls) if chance.random() < 0.35 else ""


def _births(chance: random.Random) -> list[date]:
    first = TODAY - timedelta(days=chance.randrange(30, 17 * 365))
    births = [first]
    while len(births) < 6 and chance.random() < 0.55:
        twin = chance.random() < 0.07
        births.append(births[-1] if twin else births[-1] - timedelta(days=chance.randrange(330, 1500)))
    return [b for b in births if (TODAY - b).days < 18 * 365]


def _address(chance: random.Random, pools: Pools) -> tuple[str, str]:
    flat = f"Flat {chance.randrange(1, 40)}, " if chance.random() < 0.4 else ""
    line = f"{flat}{chance.randrange(1, 220)} {chance.choice(pools.streets)} {chance.choice(_STYLES)}"
    letters = "ABDEFGHJLNPQRSTUWXYZ"
    return line, f"{chance.choice(pools.districts)} {chance.randrange(10)}{chance.choice(letters)}{chance.choice(letters)}"


def nhs_number(chance: random.Random) -> str:
    """A number of the never-issued 999 range with its check digit (NHS Data Dictionary: modulus 11)."""
    while True:
        digits = [9, 9, 9, *(chance.randrange(10) for _ in range(6))]
        check = (11 - sum(d * w for d, w in zip(digits, range(10, 1, -1), strict=True)) % 11) % 11
        if check < 10:
            return "".join(map(str, (*digits, check)))


def numbered(number: int) -> str:
    """The NHS number of the never-issued range that stands for a running number up to a million, "" where it has no check digit."""
    body = f"999{number * 387_420_489 % 1_000_000:06}"  # an odd factor that 5 does not divide: no two children share one
    check = (11 - sum(int(d) * w for d, w in zip(body, range(10, 1, -1), strict=True)) % 11) % 11
    return f"{body}{check}" if check < 10 else ""


def _upn(chance: random.Random) -> str:
    body = "205" + "".join(str(chance.randrange(10)) for _ in range(9))
    return "ABCDEFGHJKLMNPQRTUVWXYZ"[sum(int(d) * w for d, w in zip(body, range(2, 14), strict=True)) % 23] + body


def at_home(children: Sequence[Child]) -> dict[int, list[Child]]:
    """Children by home."""
    homes: dict[int, list[Child]] = {}
    for child in children:
        homes.setdefault(child.home, []).append(child)
    return homes
