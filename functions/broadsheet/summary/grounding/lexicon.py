"""The little that grounding must know of languages: months, weekdays, numbers in words, units, negations.

Collected by hand for Broadsheet. All in small letters; a word that means two
things in two languages is left out, so that one table serves every article.
"""

from __future__ import annotations

from functools import cache

MONTHS = """
1 january jan janvier januar jänner januari enero janeiro gennaio января январь stycznia styczeń ocak يناير जनवरी জানুয়ারি
2 february feb février février februar februari febrero fevereiro febbraio февраля февраль lutego luty şubat فبراير
3 march mar mars märz maart maret marzo março марта март marca marzec مارس
4 april apr avril abril aprile апреля апрель kwietnia kwiecień nisan أبريل
5 may mai mei mayo maio maggio мая май maja mayıs مايو
6 june jun juin juni junio junho giugno июня июнь czerwca czerwiec haziran يونيو
7 july jul juillet juli julio julho luglio июля июль lipca lipiec temmuz يوليو
8 august aug août agustus augustus augusti agosto августа август sierpnia sierpień ağustos أغسطس
9 september sep sept septembre septiembre setembro settembre сентября сентябрь września wrzesień eylül سبتمبر
10 october oct octobre oktober octubre outubro ottobre октября октябрь października październik ekim أكتوبر
11 november nov novembre noviembre novembro ноября ноябрь listopada listopad kasım نوفمبر
12 december dec décembre dezember desember diciembre dezembro dicembre декабря декабрь grudnia grudzień aralık ديسمبر
"""

WEEKDAYS = """
1 monday mon lundi montag senin maandag lunes lunedì måndag понедельник понедельника poniedziałek pazartesi الاثنين
2 tuesday tue mardi dienstag selasa dinsdag martes martedì tisdag вторник вторника wtorek salı الثلاثاء
3 wednesday wed mercredi mittwoch rabu woensdag miércoles mercoledì onsdag среду среда среды środa środę الأربعاء
4 thursday thu jeudi donnerstag kamis donderdag jueves giovedì torsdag четверг четверга czwartek perşembe الخميس
5 friday fri vendredi freitag jumat vrijdag viernes venerdì fredag пятница пятницу пятницы piątek cuma الجمعة
6 saturday sat samedi samstag sonnabend sabtu zaterdag sábado sabato lördag суббота субботу субботы sobota السبت
7 sunday sun dimanche sonntag zondag domingo domenica söndag воскресенье воскресенья niedziela الأحد
"""

NUMBERS = {
    "en": """0:zero 2:two 3:three 4:four 5:five 6:six 7:seven 8:eight 9:nine 10:ten 11:eleven 12:twelve 13:thirteen
        14:fourteen 15:fifteen 16:sixteen 17:seventeen 18:eighteen 19:nineteen 20:twenty 30:thirty 40:forty
        50:fifty 60:sixty 70:seventy 80:eighty 90:ninety 100:hundred""",
    "fr": """2:deux 3:trois 4:quatre 5:cinq 6:six 7:sept 8:huit 9:neuf 10:dix 11:onze 12:douze 13:treize 14:quatorze
        15:quinze 16:seize 20:vingt 30:trente 40:quarante 50:cinquante 60:soixante 100:cent""",
    "de": """2:zwei 3:drei 4:vier 5:fünf 6:sechs 7:sieben 8:acht 9:neun 10:zehn 11:elf 12:zwölf 20:zwanzig 30:dreißig
        40:vierzig 50:fünfzig 60:sechzig 100:hundert""",
    "es": """2:dos 3:tres 4:cuatro 5:cinco 6:seis 7:siete 8:ocho 9:nueve 10:diez 11:once 12:doce 20:veinte 30:treinta
        40:cuarenta 50:cincuenta 60:sesenta 100:cien""",
    "pt": """2:dois 2:duas 3:três 4:quatro 5:cinco 6:seis 7:sete 8:oito 9:nove 10:dez 11:onze 12:doze 20:vinte
        30:trinta 40:quarenta 50:cinquenta 60:sessenta 100:cem""",
    "it": """2:due 3:tre 4:quattro 5:cinque 6:sei 7:sette 8:otto 9:nove 10:dieci 11:undici 12:dodici 20:venti
        30:trenta 40:quaranta 50:cinquanta 60:sessanta 100:cento""",
    "nl": """2:twee 3:drie 4:vier 5:vijf 6:zes 7:zeven 8:acht 9:negen 10:tien 11:elf 12:twaalf 20:twintig 30:dertig
        40:veertig 50:vijftig 100:honderd""",
    "sv": "2:två 3:tre 4:fyra 5:fem 6:sex 7:sju 8:åtta 9:nio 10:tio 11:elva 12:tolv 20:tjugo 100:hundra",
    "id": "2:dua 3:tiga 4:empat 5:lima 6:enam 7:tujuh 8:delapan 9:sembilan 10:sepuluh 11:sebelas 100:seratus",
    "vi": "2:hai 3:ba 4:bốn 6:sáu 7:bảy 8:tám 9:chín 10:mười",
    "ru": """2:два 2:две 2:двух 3:три 3:трёх 3:трех 4:четыре 4:четырёх 4:четырех 5:пять 5:пяти 6:шесть 6:шести
        7:семь 7:семи 8:восемь 8:восьми 9:девять 9:девяти 10:десять 10:десяти 20:двадцать 100:сто""",
    "pl": "2:dwa 2:dwie 2:dwóch 3:trzy 3:trzech 4:cztery 5:pięć 6:sześć 7:siedem 8:osiem 9:dziewięć 10:dziesięć",
    "tr": "2:iki 3:üç 4:dört 5:beş 6:altı 7:yedi 8:sekiz 9:dokuz 20:yirmi 30:otuz 40:kırk 50:elli",
}
"""From two on: the word for one is an article too often."""

MAGNITUDES = """
1000 thousand mille tausend duizend mil ribu nghìn ngàn тысяч тысячи tysięcy k
1000000 million millions m mn mln mio millionen million milliones millón millones milioni milione milhão milhões miljoen juta triệu
1000000 миллион миллиона миллионов mln miljoner milionów
1000000000 billion billions bn milliard milliards milliarde milliarden miljard mrd miliar tỷ tỉ миллиард миллиарда миллиардов mld
1000000000 miliardi miliardo miljarder miliardów
1000000000000 trillion trillions triliun
"""

PERCENT = "percent pc prozent persen procent procento процент процента процентов yüzde"
PAIRS = frozenset("two deux zwei dos dois duas due twee två dua hai два две двух dwa dwie iki".split())
"""Who sums up may well count two; a two in another number's place is found by what stands around it."""
PERCENT_PAIRS = ("per cent", "pour cent", "por ciento", "por cento", "per cento", "phần trăm")

CURRENCIES = """
$ $ dollar dollars dólares dólar usd đô долларов доллара dolar
€ € euro euros eur евро
£ £ pound pounds gbp pfund livres sterling
¥ ¥ yen yuan jpy cny
₹ ₹ rupee rupees inr
rp rp rupiah idr
đ đồng vnd vnđ
₽ ₽ рублей рубля rub
"""

NEGATIONS = {
    "en": "not no never cannot without neither nor none nobody nothing",
    "fr": "ne n pas jamais aucun aucune sans rien ni non",
    "de": "nicht kein keine keinen keinem keiner keines nie niemals ohne nichts niemand weder",
    "es": "no nunca sin nada ni jamás ningún ninguno ninguna tampoco nadie",
    "pt": "não nunca sem nem jamais nenhum nenhuma nada ninguém",
    "it": "non mai senza nessun nessuno nessuna né nulla niente",
    "nl": "niet geen nooit zonder niets niemand noch",
    "sv": "inte aldrig utan ingen inget inga ej",
    "da": "ikke aldrig uden ingen intet",
    "no": "ikke aldri uten ingen intet",
    "nb": "ikke aldri uten ingen intet",
    "fi": "ei en eivät emme ilman eikä",
    "id": "tidak bukan belum tak tanpa jangan bukanlah",
    "ms": "tidak bukan belum tak tanpa jangan tiada",
    "vi": "không chưa chẳng đừng chớ",
    "ru": "не нет ни без никогда никто ничего нельзя",
    "uk": "не ні немає без ніколи ніхто нічого",
    "pl": "nie bez nigdy nikt nic ani żaden",
    "cs": "ne není nejsou bez nikdy nikdo nic ani",
    "tr": "değil yok hiç asla",
    "ar": "لا لم لن ليس ليست غير بدون دون ولا ولم",
    "fa": "نه نیست نمی بدون هیچ",
    "he": "לא אין בלי ללא אינו אינה",
    "hi": "नहीं न मत बिना ना",
    "bn": "না নেই নয় নি ছাড়া",
    "el": "δεν μη μην χωρίς όχι ποτέ",
}

NEGATIONS_DENSE = "不 没 沒 無 无 未 非 ない なかっ なく ません ず ไม่ มิได้ 안 않 없 못 아니".split()
"""Looked for anywhere in a stretch of writing, where words do not stand apart or bind what they say."""


@cache
def months() -> dict[str, str]:
    return _table(MONTHS)


@cache
def weekdays() -> dict[str, str]:
    return _table(WEEKDAYS)


@cache
def numbers(code: str) -> dict[str, str]:
    """What number each word of a language stands for."""
    pairs = (entry.split(":") for entry in NUMBERS.get(code, "").split())
    return {word: value for value, word in pairs}


@cache
def magnitudes() -> dict[str, str]:
    return _table(MAGNITUDES)


@cache
def currencies() -> dict[str, str]:
    return _table(CURRENCIES)


@cache
def percents() -> frozenset[str]:
    return frozenset(PERCENT.split())


@cache
def negations(code: str) -> frozenset[str]:
    return frozenset(NEGATIONS.get(code, "").split())


def _table(rows: str) -> dict[str, str]:
    """What each word of a row stands for: the first entry of the row."""
    found: dict[str, str] = {}
    for row in rows.strip().splitlines():
        meaning, *words = row.split()
        found |= dict.fromkeys(words, meaning)
    return found
