"""Little words, leaning openings and titles, language by language; every entry in small letters.

Collected by hand for Broadsheet from what the languages' grammars and press use.
`LEANING` are first words that point at a sentence before: pronouns and connectives.
`languages.Language` says what the others are for.
"""

STOP_WORDS = {
    "en": """a about after again all also am an and any are as at be because been before being but by can could
        did do does doing down during each else ever every few for from further had has have having he her here
        hers him his how i if in into is it its just let like made make many may me might more most much must my
        no nor not now of off on once one only or other our out over own per said same say says she should so
        some such than that the their them then there these they this those though through to too two under
        until up upon us very was we were what when where whether which while who whom whose why will with
        would yet you your don didn doesn isn wasn won ve ll re""",
    "de": """aber alle allem allen aller alles als also am an auch auf aus bei beim bereits bis bin bist da damit
        dann das dass daß dein dem den denn der des deren dessen die dies diese dieser dieses doch dort du durch
        ein eine einem einen einer eines er es etwa etwas euch für gegen habe haben hat hatte hatten hier ich
        ihm ihn ihnen ihr ihre ihrem ihren ihrer im in ins ist ja jede jeder jetzt kann kein keine können man
        mehr mein mit muss nach nicht nichts noch nun nur ob oder ohne sagte schon sehr sein seine seinem seinen
        seiner seit sich sie sind so soll sollen sowie über um und uns unter viel vom von vor war waren was wegen
        weil wenn wer werden wie wieder will wir wird wo worden wurde wurden zu zum zur zwei zwischen""",
    "fr": """a à afin ai ainsi alors après au aucun aussi autre autres aux avait avant avec avoir c ce ceci cela
        celle celui ces cet cette ceux chez ci comme comment d dans de des depuis deux dit donc dont du elle
        elles en encore entre est et étaient était été être eu eux fait faire font il ils j je jusqu l la le les
        leur leurs lors lui m ma mais me même mes moi moins mon n ne ni non nos notre nous on ont ou où par
        parce pas pendant peu peut plus pour pourquoi puis qu quand que quel quelle qui quoi s sa sans se sera
        ses si sien son sont sous sur t ta te tes toi ton tous tout toute toutes très tu un une vers vos votre
        vous y""",
    "es": """a al algo ante antes aquí así aún aunque cada como con contra cual cuando de del desde dijo donde dos
        durante e el él ella ellas ellos en entre era eran es esa ese eso esta está están estas este esto estos
        fue fueron ha había hace han hasta hay la las le les lo los más me mi mientras mis mucho muy ni no nos
        nosotros o os otra otro para pero poco por porque pues que qué quien se según ser si sí sido sin sobre
        son su sus también tan tanto te tiene tienen todo todos tras tu un una uno unos y ya yo""",
    "pt": """a ainda além ante antes ao aos apenas após as às assim até cada com como contra da das de dela dele
        depois desde deste disse do dois dos e é ela elas ele eles em entre era eram essa esse esta está estão
        este eu foi foram há isso isto já lhe mais mas me mesmo meu minha muito na não nas nem no nos nós nossa
        o onde os ou para pela pelas pelo pelos por porque quando que quem se segundo sem ser seu seus só sob
        sobre sua suas também te tem têm ter todo todos tudo um uma você""",
    "it": """a ad ai al alla alle allo anche ancora avere c che chi ci come con contro cosa così cui da dal dalla
        dalle dei del della delle dello dopo dove due e è ed era erano essere fa fino fra fu gli ha hanno ho i il
        in io l la le lei lo loro lui ma me mentre mi molto ne negli nei nel nella nelle no noi non nostro o ogni
        oltre per perché però più poi prima qua quale quando quanto quella quelle quelli quello questa queste
        questi questo qui s se secondo sei senza si sia sono stata stato su sua sue sugli sui sul sulla suo suoi
        tra tu tutti tutto un una uno voi""",
    "nl": """aan al alle als altijd andere ben bij daar dan dat de der deze die dit doch doen door dus een eens en
        er ge geen geweest haar had heb hebben heeft hem het hier hij hoe hun iemand iets ik in is ja je kan
        kunnen maar me meer men met mij mijn moet na naar niet niets nog nu of om omdat onder ons ook op over
        reeds te tegen toch toen tot u uit uw van veel voor want waren was wat we wel werd wezen wie wij wil
        worden wordt zal ze zei zelf zich zij zijn zo zonder zou""",
    "sv": """alla allt att av blev bli blir de dem den denna deras dess det detta dig din du där då efter ej eller
        en enligt er ett från för ha hade han hans har hon hur här i icke inte jag ju kan kunde man med mellan
        men mer min mot mycket nu när och om oss på sedan sig sin sina sitt skulle som så säger till under upp ut
        utan vad var vara vi vid vilka än är även över""",
    "id": """ada adalah agar akan aku anda antara apa atas atau bagi bahwa banyak baru beberapa belum berada bisa
        buat dalam dan dapat dari dengan di dia dua hal hanya harus hingga ia ini itu jadi jika juga kami kamu
        karena kata kau ke kembali kepada ketika kita lagi lah lain lalu lebih maka masih melalui memang mereka
        merupakan namun nya oleh pada para paling pernah pula pun saat saja sampai sangat satu saya seorang
        sebagai sebelum sebuah secara sedang sehingga sejak selain selama semua seperti serta sesuai setelah
        setiap sudah supaya tak tapi telah tentang terhadap tersebut tetapi tidak ujar untuk yaitu yang""",
    "vi": """ai anh bà bạn bị bởi các cái cần càng cho chỉ chưa có cô của cùng cũng cứ dù do dưới đã đang đây đến
        để đều đó đồng được em gì giữa hai hay hoặc hơn khi không là lại làm lên lúc mà mình mỗi một mới nào
        này năm nên nếu ngay người nhiều như những nói nữa ông phải qua ra rằng rất rồi sau sẽ sự ta tại theo
        thì thể tôi trên trong trước từ tới từng và vẫn vào vậy về vì việc với vừa""",
    "pl": """a aby ale ani bardzo bez był była było były być bo by ci co czy dla do gdy gdzie go i ich ile im ja
        jak jako je jego jej jest jeszcze jeśli już każdy kiedy kto która które który lub ma mi mnie może mu my
        na nad nam nas nie niż o od on ona one oni oraz po pod ponieważ przed przez przy są się swoje ta tak
        także tam te tego tej ten to tu tych tylko tym u w we więc wszystko z za ze że żeby""",
    "ru": """а без более бы был была были было быть в вам вас во вот все всего всех вы где да даже для до его ее её
        если есть еще ещё же за здесь и из или им их к как когда которая которые который кто ли лишь мне может
        мы на над нас не него нее нет ни них но ну о об однако он она они оно от очень перед по под после потом
        при про с сам свой себя сейчас со так также там тем то того тоже той только том тот ты у уже хотя чего
        чем что чтобы эта эти это этого этой этот я""",
    "uk": """а або але б був була були було бути в вас від він вона вони воно все всі для до є же за з зі і із їх
        його її й коли ми на над не ні ніж ну о об один по під після при про та так також там те ти тим то того
        той тому у уже хто це цей ці цього чи що щоб я як який яка які""",
    "tr": """ama ancak bazı ben bile bir biri biz bu buna bunu bunun çok çünkü da daha de değil diye dedi en gibi
        göre hem hep her hiç için ile ise kadar ki kim mı mi mu mü ne neden o olan olarak oldu olduğu olduğunu
        ona onlar onu onun sadece sen siz sonra şey şu ve veya ya yani""",
    "ar": """إلى أن أو أي إذا إن التي الذي الذين الى ان او بعد بين به بها ثم حتى حول خلال ذلك عام على عليه عن عند
        عندما غير فقد في فيه فيها قال قبل قد كان كانت كل كما لا لم لن له لها ما مع من منذ منها نحو هذا هذه هم هو
        هي و وقال وقد ولا وكان يكون""",
    "fa": """از است اما آن آنها این اینکه با باید بر برای بود به بین پس پیش تا تر چه چون خود در دو را شد شده شود
        که کرد کرده کند گفت ما من می نیز هم همه های هر و وی یا یک""",
    "he": """אבל או אותו אותה אחרי אך אל אם אמר אני אנחנו את אתה בין גם הוא היא היה היו הם הן זה זאת זו יש כדי כי
        כך כל לא לו לה להם מה מי מן מאוד עד על עם עוד רק של שלא שלו שלה""",
    "hi": """अपना अपनी अपने अब आदि इन इस इसके इसमें इसे ई उन उनके उन्होंने उस उसके उसे एक एवं और कर करता करते करना करने
        कहा का कि किया किसी की कुछ के को कोई गई गए गया जब जा जो तक तो था थी थे दिया दो नहीं ने पर फिर बहुत बाद भी
        में मैं यह यही या ये रहा रही रहे लिए ले वह वही वे सकता साथ से हम ही हुआ हुई हुए है हैं हो होता होती होने""",
    "bn": """অনেক আমরা আমি আর আরও আছে এ এই এক একটি একজন এখন এর এবং ও ওই কথা করা করে করেন করেছে করেছেন করতে কি কিছু
        কিন্তু কে কোনো জন্য জানান তবে তা তার তাঁর তাদের তাকে তিনি থেকে দিয়ে দুই না নিয়ে নেই পর পর্যন্ত পরে বলে বলেন বলেছেন
        মধ্যে যা যে যায় রয়েছে সঙ্গে সব সে সেই হবে হয় হয়ে হয়েছে হচ্ছে ছিল ছিলেন""",
    "el": """αλλά αν από αυτά αυτή αυτό αυτός για δεν δύο είναι είχε ένα ένας ενώ επίσης έχει η ή θα και κατά με
        μετά μια μου να ο οι όπως ότι που προς σας σε στα στη στην στις στο στον τα τη την της τι τις το τον του
        τους των ως""",
}

LEANING = {
    "en": """he she it they his hers its their theirs him them this that these those such but and so yet or nor
        however instead meanwhile moreover furthermore also then therefore thus hence besides otherwise still
        similarly likewise nevertheless nonetheless consequently accordingly finally both another others
        afterwards additionally indeed again too neither either here her hes shes theyre thats because
        in_addition as_a_result for_example for_instance in_fact in_other_words on_the_other_hand after_that
        the_two the_pair the_latter the_former the_same one_of_them in_contrast by_contrast at_the_same_time
        in_turn of_course in_return all_of_this none_of_this in_the_meantime even_so that_said yes later_that
        since_then until_then by_then after_this before_that because_of_this because_of_that as_such
        some_of_them many_of_them most_of_them few_of_them all_of_them each_of_them both_of_them half_of_them
        among_them with_that for_this for_that on_the_one for_his for_her to_that to_this in_doing all_this
        all_that all_three""",
    "de": """er sie es ihr ihre ihren sein seine seinen dies diese dieser dieses aber und doch oder denn dann danach
        deshalb daher darum deswegen dabei damit dafür dagegen dazu daraufhin darüber außerdem zudem jedoch
        dennoch trotzdem allerdings ebenso zugleich somit also stattdessen beide auch so davon darin hierzu
        zum_beispiel im_gegensatz in_der_tat das_ist das_war das_sei das_wäre das_teilte das_teilten das_sagte
        das_gab das_berichtete das_berichten das_geht das_bedeutet das_heißt das_zeigt das_zeigen das_hat
        das_hatte das_soll das_wird das_würde das_kann das_könnte das_habe das_erklärte das_bestätigte dadurch
        demnach anschließend daneben dort damals seither seitdem schließlich andererseits einerseits hingegen
        wiederum jener jene jenes hinzu_kommt grund_dafür grund_ist die_beiden der_grund laut_ihm hier_sind""",
    "fr": """il elle ils elles ce cela ceci ça cet cette ces son sa ses leur leurs mais et or donc car ni ainsi alors
        ensuite puis cependant pourtant toutefois néanmoins enfin aussi également lui celui celle ceux celles là
        dès lors selon_lui selon_elle de_plus en_outre en_effet par_ailleurs par_exemple en_revanche
        au_contraire tous_deux c_est c_était ce_dernier cette_dernière d_ailleurs de_même du_coup quant_à s_il
        en_fait à_son a_t autre autres d_autres voici voilà un_autre une_autre pour_elle pour_lui d_après_lui
        d_après_elle à_ses là_dessus d_où malgré_tout du_moins ces_derniers ces_dernières à_cela après_cela
        pour_cela c_en ce_qui raison_pour l_intéressé l_intéressée d_un_côté d_une_part d_autre_part de_son_côté
        de_leur_côté dans_ce dans_cette dans_ces à_ce à_cette à_cet sur_ce""",
    "es": """él ella ellos ellas ello esto eso este esta estos estas ese esa esos esas aquel aquella su sus pero y e
        o así entonces luego después además también sin_embargo no_obstante por_tanto por_eso por_ello por_otra
        por_ejemplo asimismo aunque_esto mientras_tanto al_mismo en_cambio ambos ambas sino pues aun_así
        de_hecho por_último finalmente otro otra otros otras lo_mismo lo_que por_lo a_su de_ahí de_esta de_este
        de_ese en_ese en_esa en_este_sentido en_consecuencia dicho dicha dichos dichas tal tales por_un_lado
        por_otro estas_son estos_son aquí_están""",
    "pt": """ele ela eles elas isso isto esse essa esses essas este esta estes estas aquele aquela seu sua seus suas
        mas e ou assim então depois além_disso também no_entanto porém contudo todavia portanto por_isso
        por_exemplo ambos ambas por_outro ao_mesmo já_o já_a enquanto_isso na_verdade aliás finalmente outro
        outra outros outras já dessa_forma desta_forma com_isso para_isso diante_disso nesse nessa neste_sentido
        por_sua por_um_lado confira veja_a tal tais daí""",
    "it": """lui lei egli ella esso essa essi esse loro ciò questo questa questi queste quello quella suo sua suoi
        sue ma e o però quindi così dunque allora poi dopo inoltre anche tuttavia invece infatti intanto perciò
        entrambi per_esempio ad_esempio nel_frattempo infine eppure pure altro altra altri altre ecco
        di_conseguenza per_questo da_qui a_sua in_questo in_questa tale tali da_un_lato""",
    "nl": """hij zij ze het_is het_was het_gaat het_heeft het_had het_wordt het_werd het_kan het_zou het_lijkt
        het_blijft het_komt het_zal het_moet het_ging het_betreft hun haar zijn dit dat deze die maar en of dus
        toen daarna daarom daardoor daarnaast bovendien ook echter toch verder bijvoorbeeld beide beiden
        intussen ondertussen vervolgens zo in_plaats hierdoor hiermee hierbij daarbij daarmee daarvoor daarop
        hierop er_is er_was er_zijn aan_de_andere andere anderen""",
    "sv": """han hon dem hans hennes deras dess detta denna dessa men och eller så då sedan därför dessutom
        också däremot ändå samtidigt båda alltså till_exempel dessutom därmed andra det_är det_var
        det_har det_hade det_kan det_blir det_ska det_skulle den_är den_var den_har den_hade den_kan
        den_blir den_ska den_skulle de_är de_var de_har de_hade de_kan de_blir de_ska de_skulle
        det_finns det_handlar det_gäller det_säger""",
    "id": """ia dia mereka beliau ini itu tersebut hal_ini hal_itu hal_tersebut namun tetapi tapi dan atau sehingga
        kemudian lalu selain_itu selain_dia sementara_itu karena_itu oleh_karena oleh_sebab maka menurutnya
        katanya akibatnya dengan_demikian di_sisi bahkan juga selanjutnya sebaliknya meski_demikian meski_begitu
        misalnya contohnya pasalnya sebab adapun pihaknya keduanya untuk_itu atas_hal kondisi_ini lebih_lanjut
        apalagi padahal khususnya terlebih di_mana begitu_juga hal_senada menurut_dia menurut_mereka berikut
        sementara kasus_tersebut alasannya berdasarkan_hal di_antaranya hasilnya tujuannya nantinya kata_dia
        menurut_dia ujarnya tambahnya selain_hal atas_dasar terkait_hal untuk_itu sejalan_dengan_itu
        dalam_kesempatan kedua_pelaku""",
    "vi": """nó họ hắn cô_ấy anh_ấy ông_ấy bà_ấy ông_này bà_này chúng điều_này điều_đó việc_này việc_đó này đó nhưng
        và hoặc tuy_nhiên vì_vậy vì_thế do_đó do_vậy bởi_vậy ngoài_ra bên_cạnh_đó sau_đó trong_khi_đó đồng_thời
        thế_nhưng mặt_khác hơn_nữa cũng theo_đó từ_đó đây ví_dụ chẳng_hạn thậm_chí cụ_thể mặc_dù_vậy song
        như_vậy trước_đó lý_do_là nguyên_nhân_là trong_đó qua_đó nhờ_đó tại_đây khi_đó lúc_đó dưới_đây sau_đây
        trên_đây đặc_biệt ngược_lại tương_tự cùng_với_đó kết_quả_là nói_về""",
    "pl": """on ona ono oni one jego jej ich to ten ta te ci ale i lub więc zatem jednak również także ponadto potem
        następnie dlatego natomiast tymczasem poza_tym na_przykład oboje obaj mimo_to tam wtedy inny inna inne
        w_tym na_tym z_tego jak_dodał jak_dodała jak_zaznaczył przy_tym""",
    "ru": """он она оно они его ее её их это этот эта эти тот та те но а и или однако поэтому затем потом также кроме
        тем_не при_этом таким_образом например зато впрочем более_того к_тому вместо_этого оба между_тем этого
        этому этой в_этой в_этом по_его по_ее по_её по_их по_словам_собеседника там тогда здесь другой другие
        иначе поэтому в_результате в_свою со_своей также""",
    "uk": """він вона воно вони його її їх це цей ця ці той але а і та або однак проте тому потім також крім_того
        при_цьому наприклад отже тим_часом водночас там тоді інший інші за_його за_її у_цьому в_цьому через_це""",
    "tr": """o onlar bu bunlar şu onun onların bunun ama ve veya ancak fakat sonra ayrıca böylece bununla bu_nedenle
        bu_yüzden öte_yandan örneğin buna ise diğer ayrıca bunlar öyle böyle bunun_üzerine bu_arada bu_sayede""",
    "ar": """هو هي هم هذا هذه ذلك تلك هؤلاء لكن ولكن كما وهو وهي وهم وهذا وهذه وذلك ثم لذلك ولذلك أيضا وأضاف وتابع وقال
        وأكد وأشار وأوضح بينما غير_أن إلا_أن في_المقابل""",
    "fa": """او آن این آنها آنان وی اما و یا ولی همچنین سپس بنابراین ایشان با_این از_این""",
    "he": """הוא היא הם הן זה זו זאת אלה אבל או אך לכן גם אולם בנוסף כך אז לעומת_זאת""",
    "hi": """वह वे यह ये उन्होंने उसने उनका उनकी उनके उसका उसकी इसके इस उस लेकिन और या परंतु इसलिए फिर साथ_ही हालांकि मगर
        इससे वहीं इसी इन्हें उन्हें""",
    "bn": """তিনি সে তারা তাঁরা এটি এটা এই সেই ওই তার তাঁর তাদের এর কিন্তু এবং আর তবে তাই তখন এরপর পরে এ এতে এছাড়া এ_ছাড়া
        এদিকে অন্যদিকে ফলে""",
    "el": """αυτός αυτή αυτό αυτοί αυτές αυτά αλλά και ή όμως επίσης ωστόσο έτσι τότε μετά επιπλέον ενώ""",
}

NEAR = {
    "en": "this these",
    "de": "diese dieser diesen dieses",
    "fr": "ce cet cette",
    "es": "este esta",
    "pt": "este esta",
    "it": "questo questa",
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
    "en": """past coming week weekend month year decade century summer spring autumn fall winter season day days morning
        afternoon evening monday tuesday wednesday thursday friday saturday sunday january february march april may
        june july august september october november december christmas easter""",
    "de": """woche wochenende monat jahr jahrzehnt jahrhundert sommer frühling frühjahr herbst winter tage saison morgen
        nachmittag abend montag dienstag mittwoch donnerstag freitag samstag sonntag""",
    "fr": """semaine week mois année an siècle été printemps automne hiver saison matin midi après soir nuit lundi mardi
        mercredi jeudi vendredi samedi dimanche""",
    "es": """semana fin mes año siglo verano primavera otoño invierno temporada mañana tarde noche lunes martes miércoles
        jueves viernes sábado domingo""",
    "pt": """semana fim mês ano século verão primavera outono inverno temporada manhã tarde noite segunda terça quarta
        quinta sexta sábado domingo""",
    "it": """settimana fine mese anno secolo estate primavera autunno inverno stagione mattina pomeriggio sera notte
        lunedì martedì mercoledì giovedì venerdì sabato domenica""",
    "nl": "week weekend maand jaar zomer lente voorjaar herfst najaar winter seizoen ochtend middag avond",
    "sv": "vecka månad år sommar vår höst vinter säsong morgon kväll",
    "tr": "hafta ay yıl yaz kış sonbahar ilkbahar sezon sabah akşam gece",
    "ar": "الأسبوع الشهر العام السنة الصيف الشتاء الموسم اليوم المساء الصباح",
    "fa": "هفته ماه سال روز تابستان زمستان فصل",
    "he": "השבוע השנה",
    "hi": "साल सप्ताह हफ्ते महीने वर्ष माह मौसम बार",
    "bn": "বছর সপ্তাহ মাস সপ্তাহে মাসে বছরের সপ্তাহের মাসের",
    "id": "hari saat tahun kali pagi malam minggu bulan sore siang selama jauh akhir belakangan pekan dewasa dini musim",
    "vi": "lúc hiện hôm năm tháng tuần sáng chiều tối mùa gian đêm",
}

BEHIND = {
    "id": "ini itu tersebut",
    "ms": "ini itu tersebut",
    "vi": "này đó ấy",
    "he": "הזה הזאת הזו האלה ההוא ההיא",
}

OPENINGS = {
    "en": """on in at last earlier later when while after before as since until during by although though if once today
        yesterday now for with from just two three four five six asked days weeks months years""",
    "fr": """lundi mardi mercredi jeudi vendredi samedi dimanche en dans après avant depuis au lors quand hier interrogé
        interrogée aujourd à pendant""",
}

PRONOUNS = {
    "en": "he she they",
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

LEANING_DENSE = {
    "zh": """他 她 它 这 這 那 其 但 而 并且 並且 因此 所以 然而 不过 不過 同时 同時 此外 另外 随后 隨後 于是 於是
        对此 對此 此前 也 又 还 還 则 則 且""",
    "ja": """彼 これ それ この その あの しかし また そして だから ただし なお 一方 さらに そのため このため ところが
        同 両 つまり すると""",
    "ko": """그는 그녀 그들 그것 이것 이는 이에 이를 이 그러나 하지만 그리고 또 또한 따라서 그래서 한편 반면""",
    "th": """เขา เธอ มัน พวกเขา นี่ นั่น แต่ และ หรือ ดังนั้น นอกจากนี้ อย่างไรก็ตาม ทั้งนี้ โดย ซึ่ง จึง จากนั้น ส่วน""",
}
"""The same for languages whose words do not stand apart: what a sentence may begin with."""

ABBREVIATIONS = {
    "": "dr prof mr mrs ms mme mlle messrs sr sra srta",
    "en": "gov sen rep lt col gen sgt capt maj cmdr adm rev hon supt det insp approx a.k.a gens sens reps",
    "de": "bzw ca hl mio mrd str evtl ggf inkl insb vgl tel sog dipl ing hr fr z.b d.h u.a v.a z.t i.d.r",
    "fr": "m mm me mgr ste st p.ex env av apr cf éd boul bd fg",
    "es": "sr sra srta sres dª d dña dn ud uds ee pág págs av avda gral tte cap lic ing arq",
    "pt": "sr sra srs dra drª d av dep sen gov eng arq pág min des exmo ex",
    "it": "sig sig.ra dott dott.ssa prof.ssa avv ing arch on sen s ss cav geom pag mons",
    "nl": "dhr mevr mw bijv d.w.z o.a m.b.t t.a.v drs ir ing mr ca zgn nl jl a.s burg",
    "sv": "t.ex bl.a d.v.s s.k ca kl nr st m.m f.d",
    "id": "drs dra ir h hj kh ust tgk rp pt cv jl tb dll.dan moh muh abd",
    "vi": "tp ts ths pgs gs bs ks ls q p tx h đh nxb gs.ts pgs.ts tt ubnd",
    "pl": "ul al im św inż mgr hab płk gen por r.ż tzw np m.in ok pl os",
    "ru": "г гг им ул пр просп д кв т.е т.к т.н акад проф доц ген руб тыс млн млрд св пос обл о",
    "uk": "м вул ім просп т.зв акад проф доц тис млн млрд обл св",
    "tr": "dr doç av sn sok cad mah no yrd",
    "ar": "د أ م ا",
    "hi": "डॉ डा प्रो रु श्री पं एड सु मो",
    "bn": "ডা ড মো মোঃ মু অধ্যাপক অ্যাড ইঞ্জি প্রকৌ",
    "el": "κ κα κος δρ καθ λεωφ οδ αγ",
}

NUMBERED = """no nr n nº n° num núm num art arts abs § fig figs abb p pp pp s pag pág page para sec ch vol bd kap hr approx
    ca est rs rp ref รู रु q jan feb mar apr jun jul aug sept sep oct nov dec tel ext st rs us $ ca."""
"""Words whose full stop does not end a sentence when a number comes next."""
