"""Little words and titles, language by language; every entry in small letters.

Collected by hand for Broadsheet from what the languages' grammars and press use.
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
