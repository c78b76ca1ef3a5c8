"""What pages say of themselves, in many languages; every entry in small letters, `_` for a space.

Collected by hand for Broadsheet from what is usual around the articles of the press.
"""

FURNITURE = """
    read: read> read» read_also read_more read_also: read_next read_now also_read see: see_also see_more
    see_next watch: watch_also watch_more watch_next watch_now listen: listen_now listen_also
    more_on_this related recommended advertisement sponsored share_this trending sign_up subscribe
    click_here tap_here follow_us follow_@* like_us download_the_app download_our_app join_our log_in
    get_our_newsletter get_the_newsletter get_our_app get_the_app don't_miss don’t_miss scroll_down
    continue_reading story_continues enter_your_email enter_your_e-mail all_rights_reserved terms_of_use
    terms_and_conditions thank_you_for_reading thanks_for_reading thank_you_for_watching
    thanks_for_watching support_us support_our got_a_story got_a_tip got_a_question have_a_story
    have_a_tip have_a_question contact_us email_us e-mail_us last_updated last_modified your_browser
    most_popular most_read copyright ©_* ©2* this_article_was this_article_first this_article_originally
    this_story_was this_story_first this_story_originally this_post_was this_post_first
    this_post_originally no_time_to_read for_more_information for_further_information for_more_details
    for_more_on to_learn_more this_press_release_contains forward-looking_statements safe_harbor
    contact: contacts: media_contact for_media press_contact notes_to_editors note_to_editors source:
    sources: tags: keywords: filed_under topics: to_read_more to_find_out_more learn_more find_out_more
    stay_tuned please_follow please_share please_sign please_subscribe please_contact please_email
    please_visit please_let_us please_check please_click please_register check_out_our check_out_the
    visit_our let_us_know tell_us leave_a_comment special_thanks with_special_thanks
    additional_reporting reporting_by editing_by writing_by the_views_expressed the_opinions_expressed
    about_the_author additional_contributors if_you_want_to_learn if_you_would_like_to_learn
    if_you’d_like_to_learn if_you'd_like_to_learn lire_aussi à_lire lire_la_suite voir_aussi
    abonnez-vous inscrivez-vous crédit crédits cliquez_ici suivez suivez-nous pour_en_savoir_plus
    plus_d'informations plus_d’informations retrouvez propos_recueillis tous_droits partagez mis_à_jour
    publié_le article_mis lesen_sie_auch lesen_sie_hier mehr_zum_thema mehr_dazu anzeige abonnieren
    newsletter jetzt_anmelden weitere_informationen mehr_informationen alle_rechte folgen_sie teilen_sie
    hier_geht_es zum_thema quelle: lea_también lea_más leer_más leer_también lee_más lee_también
    te_puede_interesar suscríbete síguenos haz_clic comparte más_información para_más todos_los_derechos
    fuente: con_información_de leia_também leia_mais veja_também assine inscreva-se clique_aqui siga
    saiba_mais mais_informações compartilhe todos_os_direitos fonte: com_informações leggi_anche
    iscriviti abbonati clicca_qui guarda_anche riproduzione_riservata tutti_i_diritti per_saperne
    condividi seguici lees_ook lees_meer abonneer* bekijk_ook deel_dit volg_ons bron: alle_rechten
    läs_också läs_även läs_mer prenumerera källa: les_også læs_også kilde: lue_myös baca_juga
    baca_selengkapnya lihat_juga simak_juga simak_video tonton_juga saksikan klik_di_sini ikuti_kami
    ikuti_berita sumber: penulis: editor: reporter: berita_terkait xem_thêm xem_clip xem_video đọc_thêm
    đón_đọc mời_bạn bấm_vào_đây theo_dõi_chúng_tôi nguồn: video: czytaj_też czytaj_także czytaj_więcej
    czytaj_również zobacz_też zobacz_także przeczytaj źródło: udostępnij subskrybuj wszelkie_prawa
    читайте смотрите_также подпис* источник: все_права поделит* подробнее_об подробнее: читайте_також
    дивіться_також джерело: усі_права ayrıca_okuyun abone_ol* bizi_takip tüm_hakları haberin_devamı
    ilgili_haber* İlgili_haber* kaynak: اقرأ_أيضا اقرأ_أيضًا اقرأ_أيضاً اقرأ_المزيد شاهد_أيضا اشترك*
    المصدر: تابعونا* جميع_الحقوق شاركوا شارك_المقال بیشتر_بخوانید منبع: קראו_גם קראו_עוד לקריאה_נוספת
    הירשמו כל_הזכויות यह_भी_पढ़ें* ये_भी_पढ़ें* और_पढ़ें* इसे_भी_पढ़ें* আরও_পড়ুন* আরো_পড়ুন* 延伸阅读*
    相关阅读* 相關閱讀* 点击* 订阅* 責任編輯* 责任编辑* 来源：* 来源:* 编辑：* 编辑:* 扫码* 关注我们*
    版权* 記者：* 责编* 関連記事* 続きを読む* 無断転載* 【関連* あわせて読みたい* 관련기사* 관련_기사*
    무단전재* 무단_전재* 저작권자* ⓒ_* ⓒ2* 구독하기* อ่านเพิ่มเติม* อ่านข่าว* ติดตามข่าว* ติดตามเรา*
    ข่าวที่เกี่ยวข้อง* ที่มา:* διαβάστε_επίσης διαβάστε_ακόμη διαβάστε_ακόμα πηγή: εγγραφείτε
    ακολουθήστε
"""
"""How lines begin that are furniture of the page and no part of the story; `*`: whatever letter follows."""

CREDITS = """
    photo: photos: photo_by photo_courtesy photo_credit photo_© photos_by photo/* photograph:
    photograph_by image: images: image_by image_courtesy image_credit picture: pictures: picture_by
    video_by file_photo file_photo: credit: credits: caption: photo_: crédit_photo crédits_photo
    illustration: foto foto: fotos: bild: imagen: imagem: fot. kuva: fotoğraf: фото: фото снимок:
    φωτογραφία: φωτο: ảnh: صورة: عکس: צילום: फोटो: ছবি: 图：* 图:* 图片：* 圖：* 写真：* 写真:* 写真＝*
    写真=* （写真* 사진=* 사진:* ภาพ:* ภาพ_:*
"""
"""How the lines begin that name who made a picture; what stands before them is its caption."""

FURNITURE_WORDS = """
    newsletter newsletters subscribe subscribed subscriber subscription unsubscribe inbox cookie cookies
    whatsapp facebook twitter instagram telegram tiktok linkedin pinterest youtube copyright
    advertisement advertising sponsored journalism membership newsroom browser website webpage homepage
    updated editing reporting correction click signup login logout paywall podcast app hashtag bookmark
    reprint privacy javascript comments abonnez abonnement abonnés inscrivez infolettre cliquez
    publicité partager commentaires anmelden abonnieren anzeige werbung kommentare datenschutz teilen
    suscríbete suscribirse suscripción boletín publicidad compartir comentarios assine assinar inscreva
    publicidade compartilhe iscriviti abbonati pubblicità condividi berlangganan ikuti unduh klik iklan
    komentar bagikan подписаться подписывайтесь реклама поделиться комментарии
"""
"""Words of what a page says about itself; a text may be about them, but then it says them more than twice."""
