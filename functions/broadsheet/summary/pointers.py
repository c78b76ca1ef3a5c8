"""Words by which a sentence leans on another, language by language; every entry in small letters.

Collected by hand for Broadsheet from what the languages' grammars and press use. `LEANING` are first
words, pronouns and connectives; `languages.Language` says what the others are for.
"""

LEANING = {
    "en": """with_these in_these for_these from_these by_these under_these he she it they his hers its
        their theirs him them this that these those such but and so yet or nor however instead meanwhile
        moreover furthermore also then therefore thus hence besides otherwise still similarly likewise
        nevertheless nonetheless consequently accordingly finally both another others afterwards
        additionally indeed again too neither either here her hes shes theyre thats because in_addition
        as_a_result for_example for_instance in_fact in_other_words on_the_other_hand after_that the_two
        the_pair the_latter the_former the_same one_of_them in_contrast by_contrast at_the_same_time
        in_turn of_course in_return all_of_this none_of_this in_the_meantime even_so that_said yes
        later_that since_then until_then by_then after_this before_that because_of_this because_of_that
        as_such some_of_them many_of_them most_of_them few_of_them all_of_them each_of_them both_of_them
        half_of_them among_them with_that for_this for_that for_his for_her to_that to_this in_doing
        all_this all_that all_three by_comparison in_comparison for_comparison compared_with_that""",
    "de": """er sie es ihr ihre ihren sein seine seinen dies diese dieser dieses aber und doch oder denn
        dann danach deshalb daher darum deswegen dabei damit dafür dagegen dazu daraufhin darüber
        außerdem zudem jedoch dennoch trotzdem allerdings ebenso zugleich somit also stattdessen beide
        auch so davon darin hierzu zum_beispiel im_gegensatz in_der_tat das_ist das_war das_sei das_wäre
        das_teilte das_teilten das_sagte das_gab das_berichtete das_berichten das_geht das_bedeutet
        das_heißt das_zeigt das_zeigen das_hat das_hatte das_soll das_wird das_würde das_kann das_könnte
        das_habe das_erklärte das_bestätigte dadurch demnach anschließend daneben dort damals seither
        seitdem schließlich andererseits hingegen wiederum jener jene jenes hinzu_kommt grund_dafür
        grund_ist die_beiden der_grund laut_ihm hier_sind zum_vergleich seinerseits ihrerseits""",
    "fr": """il elle ils elles ce cela ceci ça cet cette ces son sa ses leur leurs mais et or donc car
        ni ainsi alors ensuite puis cependant pourtant toutefois néanmoins enfin aussi également lui
        celui celle ceux celles là dès lors selon_lui selon_elle de_plus en_outre en_effet par_ailleurs
        par_exemple en_revanche au_contraire tous_deux c_est c_était ce_dernier cette_dernière
        d_ailleurs de_même du_coup quant_à s_il en_fait à_son a_t autre autres d_autres voici voilà
        un_autre une_autre pour_elle pour_lui d_après_lui d_après_elle à_ses là_dessus d_où malgré_tout
        du_moins ces_derniers ces_dernières à_cela après_cela pour_cela c_en ce_qui raison_pour
        l_intéressé l_intéressée d_autre_part de_son_côté de_leur_côté dans_ce dans_cette dans_ces à_ce
        à_cette à_cet sur_ce pour_sa_part à_son_tour""",
    "es": """él ella ellos ellas ello esto eso este esta estos estas ese esa esos esas aquel aquella su
        sus pero y e o así entonces luego después además también sin_embargo no_obstante por_tanto
        por_eso por_ello por_otra por_ejemplo asimismo aunque_esto mientras_tanto al_mismo en_cambio
        ambos ambas sino pues aun_así de_hecho por_último finalmente otro otra otros otras lo_mismo
        lo_que por_lo a_su de_ahí de_esta de_este de_ese en_ese en_esa en_este_sentido en_consecuencia
        dicho dicha dichos dichas tal tales por_otro estas_son estos_son aquí_están según_dijo según_él
        según_ella según_explicó según_añadió por_su_parte""",
    "pt": """ele ela eles elas isso isto esse essa esses essas este esta estes estas aquele aquela seu
        sua seus suas mas e ou assim então depois além_disso também no_entanto porém contudo todavia
        portanto por_isso por_exemplo ambos ambas por_outro ao_mesmo já_o já_a enquanto_isso na_verdade
        aliás finalmente outro outra outros outras já dessa_forma desta_forma com_isso para_isso
        diante_disso nesse nessa neste_sentido por_sua confira veja_a tal tais daí de_acordo_com_ele
        de_acordo_com_ela segundo_ele segundo_ela""",
    "it": """lui lei egli ella esso essa essi esse loro ciò questo questa questi queste quello quella
        suo sua suoi sue ma e o però quindi così dunque allora poi dopo inoltre anche tuttavia invece
        infatti intanto perciò entrambi per_esempio ad_esempio nel_frattempo infine eppure pure altro
        altra altri altre ecco di_conseguenza per_questo da_qui a_sua in_questo in_questa tale tali
        secondo_lui secondo_lei a_suo_dire lo_ha lo_hanno lo_riferisce lo_rende dal_canto_suo""",
    "nl": """hij zij ze het_is het_was het_gaat het_heeft het_had het_wordt het_werd het_kan het_zou
        het_lijkt het_blijft het_komt het_zal het_moet het_ging het_betreft hun haar zijn dit dat deze
        die maar en of dus toen daarna daarom daardoor daarnaast bovendien ook echter toch verder
        bijvoorbeeld beide beiden intussen ondertussen vervolgens zo in_plaats hierdoor hiermee hierbij
        daarbij daarmee daarvoor daarop hierop er_is er_was er_zijn aan_de_andere andere anderen""",
    "sv": """han hon dem hans hennes deras dess detta denna dessa men och eller så då sedan därför
        dessutom också däremot ändå samtidigt båda alltså till_exempel dessutom därmed andra det_är
        det_var det_har det_hade det_kan det_blir det_ska det_skulle den_är den_var den_har den_hade
        den_kan den_blir den_ska den_skulle de_är de_var de_har de_hade de_kan de_blir de_ska de_skulle
        det_finns det_handlar det_gäller det_säger""",
    "id": """ia dia mereka beliau ini itu tersebut hal_ini hal_itu hal_tersebut namun tetapi tapi dan
        atau sehingga kemudian lalu selain_itu selain_dia sementara_itu karena_itu oleh_karena
        oleh_sebab maka menurutnya katanya akibatnya dengan_demikian di_sisi bahkan juga selanjutnya
        sebaliknya meski_demikian meski_begitu misalnya contohnya pasalnya sebab adapun pihaknya
        keduanya untuk_itu pada_saat_itu saat_itu setelah_itu sebelum_itu pada_waktu_itu atas_hal
        kondisi_ini lebih_lanjut apalagi padahal khususnya terlebih di_mana begitu_juga hal_senada
        menurut_dia menurut_mereka berikut sementara kasus_tersebut alasannya berdasarkan_hal
        di_antaranya hasilnya tujuannya nantinya kata_dia menurut_dia ujarnya tambahnya selain_hal
        atas_dasar terkait_hal untuk_itu sejalan_dengan_itu dalam_kesempatan kedua_pelaku""",
    "vi": """nó họ hắn cô_ấy anh_ấy ông_ấy bà_ấy ông_này bà_này chúng điều_này điều_đó việc_này việc_đó
        này đó nhưng và hoặc tuy_nhiên vì_vậy vì_thế do_đó do_vậy bởi_vậy ngoài_ra bên_cạnh_đó sau_đó
        trong_khi_đó đồng_thời thế_nhưng mặt_khác hơn_nữa cũng theo_đó từ_đó đây ví_dụ chẳng_hạn
        thậm_chí cụ_thể mặc_dù_vậy song như_vậy trước_đó lý_do_là nguyên_nhân_là trong_đó qua_đó nhờ_đó
        tại_đây khi_đó lúc_đó dưới_đây sau_đây trên_đây đặc_biệt ngược_lại tương_tự cùng_với_đó
        kết_quả_là nói_về""",
    "pl": """on ona ono oni one jego jej ich to ten ta te ci ale i lub więc zatem jednak również także
        ponadto potem następnie dlatego natomiast tymczasem poza_tym na_przykład oboje obaj mimo_to tam
        wtedy inny inna inne w_tym na_tym z_tego jak_dodał jak_dodała jak_zaznaczył przy_tym
        jak_powiedział jak_powiedziała jego_zdaniem jej_zdaniem""",
    "ru": """он она оно они его ее её их это этот эта эти тот та те но а и или однако поэтому затем
        потом также кроме тем_не при_этом таким_образом например зато впрочем более_того к_тому
        вместо_этого оба между_тем этого этому этой в_этой в_этом по_его по_ее по_её по_их
        по_словам_собеседника там тогда здесь другой другие иначе поэтому в_результате в_свою со_своей
        также""",
    "uk": """він вона воно вони його її їх це цей ця ці той але а і та або однак проте тому потім також
        крім_того при_цьому наприклад отже тим_часом водночас там тоді інший інші за_його за_її у_цьому
        в_цьому через_це""",
    "tr": """o onlar bu bunlar şu onun onların bunun ama ve veya ancak fakat sonra ayrıca böylece
        bununla bu_nedenle bu_yüzden öte_yandan örneğin buna ise diğer ayrıca bunlar öyle böyle
        bunun_üzerine bu_arada bu_sayede""",
    "ar": """هو هي هم هذا هذه ذلك تلك هؤلاء لكن ولكن كما وهو وهي وهم وهذا وهذه وذلك ثم لذلك ولذلك أيضا
        وأضاف وتابع بينما غير_أن إلا_أن في_المقابل وأضافت وتابعت وقال_إن وقالت_إن وقال_إنه وقالت_إنها
        وأكد_أن وأكدت_أن وأوضح_أن وأوضحت_أن وأشار_إلى وأشارت_إلى وهذا_ما كما_أن""",
    "fa": "او آن این آنها آنان وی اما و یا ولی همچنین سپس بنابراین ایشان با_این از_این",
    "he": "הוא היא הם הן זה זו זאת אלה אבל או אך לכן גם אולם בנוסף כך אז לעומת_זאת לדבריו לדבריה לדבריהם",
    "hi": """वह वे यह ये उन्होंने उसने उनका उनकी उनके उसका उसकी इसके इस उस लेकिन और या परंतु इसलिए फिर
        साथ_ही हालांकि मगर इससे वहीं इसी इन्हें उन्हें""",
    "bn": """তিনি সে তারা তাঁরা এটি এটা এই সেই ওই তার তাঁর তাদের এর কিন্তু এবং আর তবে তাই তখন এরপর পরে এ
        এতে এছাড়া এ_ছাড়া এদিকে অন্যদিকে ফলে""",
    "el": """αυτός αυτή αυτό αυτοί αυτές αυτά αλλά και ή όμως επίσης ωστόσο έτσι τότε μετά επιπλέον ενώ
        σύμφωνα_με_τον_ίδιο σύμφωνα_με_την_ίδια""",
}

NEAR = {
    "en": "this these",
    "de": "diese dieser diesen dieses diesem",
    "fr": "ce cet cette ces",
    "es": "este esta estos estas",
    "pt": "este esta",
    "it": "questo questa questi queste",
    "nl": "deze dit",
    "sv": "denna detta",
    "tr": "bu",
    "ar": "هذا هذه",
    "fa": "این",
    "he": "זה זו",
    "hi": "इस",
    "bn": "এই এ",
    "id": "ini",
    "vi": "này",
}

MOMENTS = {
    "en": """past coming week weekend month year decade century summer spring autumn fall winter season
        day days morning afternoon evening monday tuesday wednesday thursday friday saturday sunday
        january february march april may june july august september october november december christmas
        easter""",
    "de": """woche wochenende monat jahr jahrzehnt jahrhundert sommer frühling frühjahr herbst winter
        tage saison morgen nachmittag abend montag dienstag mittwoch donnerstag freitag samstag sonntag""",
    "fr": """semaine week mois année an siècle été printemps automne hiver saison matin midi après soir
        nuit lundi mardi mercredi jeudi vendredi samedi dimanche""",
    "es": """semana fin mes año siglo verano primavera otoño invierno temporada mañana tarde noche lunes
        martes miércoles jueves viernes sábado domingo""",
    "pt": """semana fim mês ano século verão primavera outono inverno temporada manhã tarde noite
        segunda terça quarta quinta sexta sábado domingo""",
    "it": """settimana fine mese anno secolo estate primavera autunno inverno stagione mattina
        pomeriggio sera notte lunedì martedì mercoledì giovedì venerdì sabato domenica""",
    "nl": "week weekend maand jaar zomer lente voorjaar herfst najaar winter seizoen ochtend middag avond",
    "sv": "vecka månad år sommar vår höst vinter säsong morgon kväll",
    "tr": "hafta ay yıl yaz kış sonbahar ilkbahar sezon sabah akşam gece",
    "ar": "الأسبوع الشهر العام السنة الصيف الشتاء الموسم اليوم المساء الصباح",
    "fa": "هفته ماه سال روز تابستان زمستان فصل",
    "he": "השבוע השנה",
    "hi": "साल सप्ताह हफ्ते महीने वर्ष माह मौसम बार",
    "bn": "বছর সপ্তাহ মাস সপ্তাহে মাসে বছরের সপ্তাহের মাসের",
    "id": """hari saat tahun kali pagi malam minggu bulan sore siang selama jauh akhir belakangan pekan
        dewasa dini musim""",
    "vi": "lúc hiện hôm năm tháng tuần sáng chiều tối mùa gian đêm",
}

BEHIND = {
    "id": "ini itu tersebut",
    "ms": "ini itu tersebut",
    "vi": "này đó ấy",
    "he": "הזה הזאת הזו האלה ההוא ההיא",
    "pl": "wtedy",
    "ru": "тогда",
    "uk": "тоді",
    "de": "damals daraufhin",
    "es": "entonces",
}

OPENINGS = {
    "en": """on in at last next over earlier later when while after before as since until during by
        although though if once today yesterday now for with from just two three four five six asked
        days weeks months years""",
    "fr": """lundi mardi mercredi jeudi vendredi samedi dimanche en dans après avant depuis au lors
        quand hier interrogé interrogée aujourd à pendant""",
}

COUNTS = {
    "en": """later earlier ago next last two three four five six seven eight nine ten twenty years
        months weeks hours minutes""",
    "fr": "tard plus tôt deux trois quatre cinq dix ans mois semaines heures dernier dernière prochain",
}

CONJUNCTIONS = {"en": "when while after before as since until although though if once asked"}
"""Openings behind which a pronoun may point at what comes, as in `When she was twelve, Ida …`."""

PRONOUNS = {
    "en": "he she they his her their",
    "de": "er sie",
    "fr": "il elle ils elles",
    "es": "él ella ellos ellas",
    "pt": "ele ela eles elas",
    "it": "lui lei",
    "nl": "hij zij ze",
    "sv": "han hon de",
    "id": "dia ia beliau mereka",
    "pl": "on ona oni one",
    "ru": "он она они",
    "uk": "він вона вони",
    "el": "αυτός αυτή",
    "he": "הוא היא הם הן",
    "ar": "هو هي",
    "hi": "उन्होंने उसने वह वे",
    "bn": "তিনি সে তারা তাঁরা",
    "fa": "او وی آنها",
}

HALVES = (
    *("On the one hand", "On one hand", "Einerseits", "Zum einen", "D'un côté", "D’un côté", "D'une part"),
    *(
        "D’une part",
        "Por un lado",
        "Por um lado",
        "Da un lato",
        "Enerzijds",
        "Å ena sidan",
        "Z jednej strony",
    ),
    *("С одной стороны", "З одного боку", "Bir yandan", "من ناحية", "Di satu sisi", "Một mặt", "一方面"),
)
"""How a sentence begins that says half of what there is to say."""

LEANING_DENSE = {
    "zh": """他 她 它 这 這 那 其 但 而 并且 並且 因此 所以 然而 不过 不過 同时 同時 此外 另外 随后 隨後
        于是 於是 对此 對此 此前 也 又 还 還 则 則 且""",
    "ja": """彼 これ それ この その あの しかし また そして だから ただし なお 一方 さらに そのため このため
        ところが 同 両 つまり すると""",
    "ko": "그는 그녀 그들 그것 이것 이는 이에 이를 이 그러나 하지만 그리고 또 또한 따라서 그래서 한편 반면",
    "th": """เขา เธอ มัน พวกเขา นี่ นั่น แต่ และ หรือ ดังนั้น นอกจากนี้ อย่างไรก็ตาม ทั้งนี้ โดย ซึ่ง
        จึง จากนั้น ส่วน""",
}
"""The same for languages whose words do not stand apart: what a sentence may begin with."""

RELATIVES = {
    "fr": "qui que qu dont où auquel laquelle duquel",
}
"""Behind an indefinite article and a noun they make an afterthought: French `Une décision que …`."""

ARTICLES = {"fr": "un une"}

PERSONS = {
    "fr": """homme femme personne enfant adolescent adolescente jeune couple garçon fille policier
        policière automobiliste conducteur conductrice militaire""",
}
"""Those of whom such a sentence may tell as its first."""

INNER = {
    "en": "however meanwhile",
    "de": "jedoch hingegen dagegen allerdings dennoch wiederum",
    "fr": "revanche toutefois cependant pourtant néanmoins",
    "es": "embargo obstante",
    "pt": "entanto porém contudo",
    "it": "invece tuttavia però",
    "nl": "echter",
    "sv": "däremot dock",
    "pl": "jednak natomiast zaś",
    "ru": "однако",
    "uk": "однак проте",
    "id": "namun",
}
"""Connectives that need not come first: `The mayor, however, …`."""
