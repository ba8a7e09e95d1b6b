/// The words that plain text marks its structure with, for each language, as data.
///
/// A line is `kind|language|words`. Words are lower case, parted by commas, spaces stand inside of
/// them.
enum LanguageTable {
  /// What numbers count: `K0` books, `K1` parts, `K2` chapters, `K3` scenes.
  static let keywords: StaticString = """
    K0|en|book,volume,vol,tome
    K1|en|part,act,arc,season,period,phase,movement
    K2|en|chapter,chap,chp,ch,chpt,chapitre,episode,ep,entry,installment,instalment,track,canto,stave,letter,log,lesson,tale
    K3|en|scene,section,sec
    K0|de|buch,band
    K1|de|teil,akt,abschnitt
    K2|de|kapitel,kap,folge,episode
    K3|de|szene
    K0|fr|livre,tome,volume
    K1|fr|partie,acte
    K2|fr|chapitre,chap,épisode,episode
    K3|fr|scène
    K0|es|libro,tomo,volumen
    K1|es|parte,acto,temporada
    K2|es|capítulo,capitulo,cap,episodio
    K3|es|escena
    K0|pt|livro,tomo,volume
    K1|pt|parte,ato,temporada
    K2|pt|capítulo,capitulo,cap,episódio
    K3|pt|cena
    K0|it|libro,volume,tomo
    K1|it|parte,atto,stagione
    K2|it|capitolo,cap,episodio
    K3|it|scena
    K0|nl|boek,band
    K1|nl|deel,bedrijf,akte,seizoen
    K2|nl|hoofdstuk,aflevering
    K3|nl|scène
    K0|sv|bok,boken,band,bandet
    K1|sv|del,delen,akt,akten
    K2|sv|kapitel,kapitlet,kap,avsnitt,avsnittet
    K3|sv|scen
    K0|pl|księga,tom
    K1|pl|część,akt,sezon
    K2|pl|rozdział,odcinek
    K3|pl|scena
    K0|ru|книга,том
    K1|ru|часть,акт,действие,сезон
    K2|ru|глава,гл,эпизод,серия
    K3|ru|сцена
    K0|uk|книга,том
    K1|uk|частина,дія,сезон
    K2|uk|розділ,глава,епізод,серія
    K3|uk|сцена
    K0|tr|kitap,cilt
    K1|tr|kısım,perde,sezon
    K2|tr|bölüm
    K3|tr|sahne
    K0|id|buku,jilid
    K1|id|bagian,babak,musim
    K2|id|bab,episode
    K3|id|adegan
    K0|vi|quyển,tập
    K1|vi|phần,hồi,màn
    K2|vi|chương,kỳ
    K3|vi|cảnh
    K0|ar|الكتاب,كتاب,المجلد
    K1|ar|الجزء,القسم,جزء,الباب
    K2|ar|الفصل,فصل,الحلقة
    K3|ar|المشهد
    K0|he|ספר,כרך
    K1|he|חלק,מערכה,עונה,שער
    K2|he|פרק
    K3|he|סצנה,תמונה
    K1|da|del
    K2|da|kapitel,kapitlet,afsnit
    K1|no|del
    K2|no|kapittel,kapitlet
    K2|fi|luku
    K2|cs|kapitola
    K2|hu|fejezet
    K2|ro|capitolul,capitol
    K2|el|κεφάλαιο
    K2|eo|ĉapitro
    K2|ca|capítol
    K1|cs|část
    K1|hu|rész
    K1|fi|osa
    K1|ro|partea
    K1|el|μέρος
    """

  /// Articles that stand between a keyword and its number.
  static let articles: StaticString = """
    A|en|the,no,no.,number
    A|de|das,der,die,nr,nr.
    A|fr|le,la,n°,no
    A|es|el,la,n.º
    A|pt|o,a,n.º
    A|it|il,la,n.
    A|nl|het,de,nr
    A|sv|det,den
    A|pl|nr
    A|ru|№
    A|uk|№
    A|id|ke
    A|vi|thứ
    """

  /// Number words for 1 to 20, then for 30, 40 ... 100, parted by `;`, each with its forms.
  static let numbers: StaticString = """
    C|en|one,first;two,second;three,third;four,fourth;five,fifth;six,sixth;seven,seventh;eight,eighth;nine,ninth;ten,tenth;eleven,eleventh;twelve,twelfth;thirteen,thirteenth;fourteen,fourteenth;fifteen,fifteenth;sixteen,sixteenth;seventeen,seventeenth;eighteen,eighteenth;nineteen,nineteenth;twenty,twentieth;thirty,thirtieth;forty,fortieth,fourty;fifty,fiftieth;sixty,sixtieth;seventy,seventieth;eighty,eightieth;ninety,ninetieth;hundred,hundredth
    C|de|eins,ein,erstes,erster,erste;zwei,zweites,zweiter,zweite;drei,drittes,dritter,dritte;vier,viertes,vierter,vierte;fünf,fünftes,fünfter,fünfte;sechs,sechstes,sechster,sechste;sieben,siebtes,siebter,siebte,siebentes;acht,achtes,achter,achte;neun,neuntes,neunter,neunte;zehn,zehntes,zehnter,zehnte;elf,elftes,elfter,elfte;zwölf,zwölftes,zwölfter,zwölfte;dreizehn,dreizehntes;vierzehn,vierzehntes;fünfzehn,fünfzehntes;sechzehn,sechzehntes;siebzehn,siebzehntes;achtzehn,achtzehntes;neunzehn,neunzehntes;zwanzig,zwanzigstes;dreißig,dreissig,dreißigstes;vierzig;fünfzig;sechzig;siebzig;achtzig;neunzig;hundert
    C|fr|un,une,premier,première,1er,1ère;deux,deuxième,second,seconde;trois,troisième;quatre,quatrième;cinq,cinquième;six,sixième;sept,septième;huit,huitième;neuf,neuvième;dix,dixième;onze,onzième;douze,douzième;treize,treizième;quatorze,quatorzième;quinze,quinzième;seize,seizième;dix-sept,dix-septième;dix-huit,dix-huitième;dix-neuf,dix-neuvième;vingt,vingtième;trente,trentième;quarante;cinquante;soixante;soixante-dix,septante;quatre-vingts,quatre-vingt,huitante;quatre-vingt-dix,nonante;cent
    C|es|uno,primero,primer,primera;dos,segundo,segunda;tres,tercero,tercer,tercera;cuatro,cuarto,cuarta;cinco,quinto,quinta;seis,sexto,sexta;siete,séptimo,séptima;ocho,octavo,octava;nueve,noveno,novena;diez,décimo,décima;once,undécimo;doce,duodécimo;trece;catorce;quince;dieciséis;diecisiete;dieciocho;diecinueve;veinte,vigésimo;treinta;cuarenta;cincuenta;sesenta;setenta;ochenta;noventa;cien
    C|pt|um,primeiro,primeira;dois,duas,segundo,segunda;três,terceiro,terceira;quatro,quarto,quarta;cinco,quinto,quinta;seis,sexto,sexta;sete,sétimo,sétima;oito,oitavo,oitava;nove,nono,nona;dez,décimo,décima;onze;doze;treze;catorze,quatorze;quinze;dezesseis,dezasseis;dezessete,dezassete;dezoito;dezenove,dezanove;vinte,vigésimo;trinta;quarenta;cinquenta;sessenta;setenta;oitenta;noventa;cem
    C|it|uno,primo,prima;due,secondo,seconda;tre,terzo,terza;quattro,quarto,quarta;cinque,quinto,quinta;sei,sesto,sesta;sette,settimo,settima;otto,ottavo,ottava;nove,nono,nona;dieci,decimo,decima;undici,undicesimo;dodici,dodicesimo;tredici,tredicesimo;quattordici,quattordicesimo;quindici,quindicesimo;sedici,sedicesimo;diciassette,diciassettesimo;diciotto,diciottesimo;diciannove,diciannovesimo;venti,ventesimo;trenta;quaranta;cinquanta;sessanta;settanta;ottanta;novanta;cento
    C|nl|een,één,eerste;twee,tweede;drie,derde;vier,vierde;vijf,vijfde;zes,zesde;zeven,zevende;acht,achtste;negen,negende;tien,tiende;elf,elfde;twaalf,twaalfde;dertien,dertiende;veertien,veertiende;vijftien,vijftiende;zestien,zestiende;zeventien,zeventiende;achttien,achttiende;negentien,negentiende;twintig,twintigste;dertig;veertig;vijftig;zestig;zeventig;tachtig;negentig;honderd
    C|sv|ett,en,första,förste;två,andra,andre;tre,tredje;fyra,fjärde;fem,femte;sex,sjätte;sju,sjunde;åtta,åttonde;nio,nionde;tio,tionde;elva,elfte;tolv,tolfte;tretton,trettonde;fjorton,fjortonde;femton,femtonde;sexton,sextonde;sjutton,sjuttonde;arton,artonde;nitton,nittonde;tjugo,tjugonde;trettio;fyrtio;femtio;sextio;sjuttio;åttio;nittio;hundra
    C|pl|jeden,pierwszy,pierwsza;dwa,drugi,druga;trzy,trzeci,trzecia;cztery,czwarty,czwarta;pięć,piąty,piąta;sześć,szósty,szósta;siedem,siódmy,siódma;osiem,ósmy,ósma;dziewięć,dziewiąty,dziewiąta;dziesięć,dziesiąty,dziesiąta;jedenaście,jedenasty;dwanaście,dwunasty;trzynaście,trzynasty;czternaście,czternasty;piętnaście,piętnasty;szesnaście,szesnasty;siedemnaście,siedemnasty;osiemnaście,osiemnasty;dziewiętnaście,dziewiętnasty;dwadzieścia,dwudziesty;trzydzieści,trzydziesty;czterdzieści,czterdziesty;pięćdziesiąt;sześćdziesiąt;siedemdziesiąt;osiemdziesiąt;dziewięćdziesiąt;sto
    C|ru|один,одна,первая,первый,первое;два,две,вторая,второй,второе;три,третья,третий,третье;четыре,четвертая,четвёртая,четвертый,четвёртый;пять,пятая,пятый;шесть,шестая,шестой;семь,седьмая,седьмой;восемь,восьмая,восьмой;девять,девятая,девятый;десять,десятая,десятый;одиннадцать,одиннадцатая,одиннадцатый;двенадцать,двенадцатая,двенадцатый;тринадцать,тринадцатая,тринадцатый;четырнадцать,четырнадцатая,четырнадцатый;пятнадцать,пятнадцатая,пятнадцатый;шестнадцать,шестнадцатая,шестнадцатый;семнадцать,семнадцатая,семнадцатый;восемнадцать,восемнадцатая,восемнадцатый;девятнадцать,девятнадцатая,девятнадцатый;двадцать,двадцатая,двадцатый;тридцать,тридцатая;сорок,сороковая;пятьдесят,пятидесятая;шестьдесят;семьдесят;восемьдесят;девяносто;сто
    C|uk|один,перший,перша;два,другий,друга;три,третій,третя;чотири,четвертий,четверта;п'ять,п’ять,п'ятий,п’ятий,п’ята;шість,шостий,шоста;сім,сьомий,сьома;вісім,восьмий,восьма;дев'ять,дев’ять,дев'ятий,дев’ятий;десять,десятий,десята;одинадцять,одинадцятий;дванадцять,дванадцятий;тринадцять,тринадцятий;чотирнадцять,чотирнадцятий;п'ятнадцять,п’ятнадцять,п’ятнадцятий;шістнадцять,шістнадцятий;сімнадцять,сімнадцятий;вісімнадцять,вісімнадцятий;дев’ятнадцять,дев'ятнадцять;двадцять,двадцятий;тридцять,тридцятий;сорок;п’ятдесят;шістдесят;сімдесят;вісімдесят;дев’яносто;сто
    C|tr|bir,birinci,ilk;iki,ikinci;üç,üçüncü;dört,dördüncü;beş,beşinci;altı,altıncı;yedi,yedinci;sekiz,sekizinci;dokuz,dokuzuncu;on,onuncu;on bir,on birinci,onbir;on iki,on ikinci,oniki;on üç,on üçüncü;on dört,on dördüncü;on beş,on beşinci;on altı,on altıncı;on yedi,on yedinci;on sekiz,on sekizinci;on dokuz,on dokuzuncu;yirmi,yirminci;otuz,otuzuncu;kırk;elli;altmış;yetmiş;seksen;doksan;yüz
    C|id|satu,pertama,kesatu;dua,kedua;tiga,ketiga;empat,keempat;lima,kelima;enam,keenam;tujuh,ketujuh;delapan,kedelapan;sembilan,kesembilan;sepuluh,kesepuluh;sebelas,kesebelas;dua belas,kedua belas;tiga belas;empat belas;lima belas;enam belas;tujuh belas;delapan belas;sembilan belas;dua puluh;tiga puluh;empat puluh;lima puluh;enam puluh;tujuh puluh;delapan puluh;sembilan puluh;seratus
    C|vi|một,nhất;hai,nhì;ba;bốn,tư;năm;sáu;bảy;tám;chín;mười;mười một;mười hai;mười ba;mười bốn;mười lăm;mười sáu;mười bảy;mười tám;mười chín;hai mươi;ba mươi;bốn mươi;năm mươi;sáu mươi;bảy mươi;tám mươi;chín mươi;một trăm
    C|ar|واحد,الأول,الاول,الأولى;اثنان,الثاني,الثانية;ثلاثة,الثالث,الثالثة;أربعة,الرابع,الرابعة;خمسة,الخامس,الخامسة;ستة,السادس,السادسة;سبعة,السابع,السابعة;ثمانية,الثامن,الثامنة;تسعة,التاسع,التاسعة;عشرة,العاشر,العاشرة;الحادي عشر;الثاني عشر;الثالث عشر;الرابع عشر;الخامس عشر;السادس عشر;السابع عشر;الثامن عشر;التاسع عشر;عشرون,العشرون;ثلاثون,الثلاثون;أربعون,الأربعون;خمسون;ستون;سبعون;ثمانون;تسعون;مائة
    C|he|אחד,אחת,ראשון,ראשונה;שניים,שתיים,שני,שנייה;שלוש,שלושה,שלישי;ארבע,ארבעה,רביעי;חמש,חמישה,חמישי;שש,שישה,שישי;שבע,שבעה,שביעי;שמונה,שמיני;תשע,תשעה,תשיעי;עשר,עשרה,עשירי;אחת עשרה,אחד עשר;שתים עשרה,שנים עשר;שלוש עשרה;ארבע עשרה;חמש עשרה;שש עשרה;שבע עשרה;שמונה עשרה;תשע עשרה;עשרים;שלושים;ארבעים;חמישים;שישים;שבעים;שמונים;תשעים;מאה
    C|da|et,en,første;to,anden;tre,tredje;fire,fjerde;fem,femte;seks,sjette;syv,syvende;otte,ottende;ni,niende;ti,tiende
    C|no|en,første;to,andre;tre,tredje;fire,fjerde;fem,femte;seks,sjette;sju,sjuende;åtte,åttende;ni,niende;ti,tiende
    C|fi|yksi,ensimmäinen;kaksi,toinen;kolme,kolmas;neljä,neljäs;viisi,viides;kuusi,kuudes;seitsemän,seitsemäs;kahdeksan,kahdeksas;yhdeksän,yhdeksäs;kymmenen,kymmenes
    C|cs|jedna,první;dva,druhá;tři,třetí;čtyři,čtvrtá;pět,pátá;šest,šestá;sedm,sedmá;osm,osmá;devět,devátá;deset,desátá
    C|hu|egy,első;kettő,második;három,harmadik;négy,negyedik;öt,ötödik;hat,hatodik;hét,hetedik;nyolc,nyolcadik;kilenc,kilencedik;tíz,tizedik
    C|ro|unu,întâi;doi,doilea;trei,treilea;patru,patrulea;cinci,cincilea;șase,șaselea;șapte,șaptelea;opt,optulea;nouă,nouălea;zece,zecelea
    """

  /// Names of divisions that need no number, by their role.
  static let divisions: StaticString = """
    Nprologue|en|prologue,prolog
    Nepilogue|en|epilogue,epilog
    Ninterlude|en|interlude,intermission,intermezzo
    Nforeword|en|foreword
    Npreface|en|preface
    Nintroduction|en|introduction
    Nafterword|en|afterword,postscript
    Ndedication|en|dedication
    Nacknowledgments|en|acknowledgments,acknowledgements
    Nappendix|en|appendix
    Nglossary|en|glossary
    Nconclusion|en|conclusion
    Nchapter|en|final chapter,last chapter,bonus chapter,preamble,coda,omake
    Nprologue|de|prolog,vorspiel
    Nepilogue|de|epilog,nachspiel
    Nforeword|de|vorwort,geleitwort
    Nintroduction|de|einleitung
    Nafterword|de|nachwort
    Ninterlude|de|zwischenspiel
    Nacknowledgments|de|danksagung
    Nappendix|de|anhang
    Ndedication|de|widmung
    Nprologue|fr|prologue
    Nepilogue|fr|épilogue,epilogue
    Nforeword|fr|avant-propos
    Npreface|fr|préface
    Nafterword|fr|postface
    Ninterlude|fr|interlude,intermède
    Nacknowledgments|fr|remerciements
    Nprologue|es|prólogo
    Nepilogue|es|epílogo
    Nforeword|es|prefacio
    Nintroduction|es|introducción
    Ninterlude|es|interludio
    Nacknowledgments|es|agradecimientos
    Ndedication|es|dedicatoria
    Nprologue|pt|prólogo
    Nepilogue|pt|epílogo
    Npreface|pt|prefácio
    Nintroduction|pt|introdução
    Ninterlude|pt|interlúdio
    Nacknowledgments|pt|agradecimentos
    Nprologue|it|prologo
    Nepilogue|it|epilogo
    Npreface|it|prefazione
    Nintroduction|it|introduzione
    Nafterword|it|postfazione
    Ninterlude|it|interludio
    Nacknowledgments|it|ringraziamenti
    Nprologue|nl|proloog
    Nepilogue|nl|epiloog
    Nforeword|nl|voorwoord
    Nintroduction|nl|inleiding
    Nafterword|nl|nawoord
    Nacknowledgments|nl|dankwoord
    Nprologue|sv|prolog
    Nepilogue|sv|epilog
    Nforeword|sv|förord
    Nintroduction|sv|inledning
    Nafterword|sv|efterord
    Nprologue|pl|prolog
    Nepilogue|pl|epilog
    Nforeword|pl|przedmowa
    Nintroduction|pl|wstęp,wprowadzenie
    Nafterword|pl|posłowie
    Nprologue|ru|пролог
    Nepilogue|ru|эпилог
    Nforeword|ru|предисловие
    Nintroduction|ru|введение,вступление
    Nafterword|ru|послесловие
    Ninterlude|ru|интерлюдия
    Nprologue|uk|пролог
    Nepilogue|uk|епілог
    Nforeword|uk|передмова
    Nintroduction|uk|вступ
    Nafterword|uk|післямова
    Nprologue|tr|önsöz,giriş,prolog
    Nepilogue|tr|epilog,sonsöz,son söz
    Nprologue|id|prolog
    Nepilogue|id|epilog
    Nforeword|id|kata pengantar
    Nintroduction|id|pendahuluan
    Nprologue|vi|mở đầu,lời mở đầu,tiết tử
    Nepilogue|vi|kết thúc,vĩ thanh,lời kết
    Nprologue|zh|序章,楔子,引子,序幕
    Nepilogue|zh|尾声,尾聲,终章,終章,大结局
    Nforeword|zh|序,序言,前言,自序
    Nafterword|zh|后记,後記
    Ninterlude|zh|番外,番外篇
    Nprologue|ja|プロローグ,序章,序幕
    Nepilogue|ja|エピローグ,終章,最終章,最終話
    Nforeword|ja|まえがき,はじめに,序文
    Nafterword|ja|あとがき,おわりに,後書き
    Ninterlude|ja|幕間,番外編,間章
    Nchapter|ja|前編,中編,後編,前篇,中篇,後篇
    Nchapter|zh|上,中,下,上篇,中篇,下篇
    Nprologue|ko|프롤로그,서장,서문
    Nepilogue|ko|에필로그,종장
    Nforeword|ko|머리말
    Nafterword|ko|후기,작가의 말,맺음말
    Ninterlude|ko|외전,막간
    Nprologue|ar|مقدمة,تمهيد,المقدمة
    Nepilogue|ar|خاتمة,الخاتمة
    Nprologue|he|פרולוג,פתח דבר
    Nepilogue|he|אפילוג
    Nforeword|he|הקדמה
    Nintroduction|he|מבוא
    Nafterword|he|אחרית דבר
    Nprologue|da|prolog
    Nprologue|fi|prologi
    Nepilogue|fi|epilogi
    Nprologue|hu|prológus
    Nepilogue|hu|epilógus
    Nprologue|el|πρόλογος
    Nepilogue|el|επίλογος
    """

  /// What stands for a mark between scenes.
  static let breakPhrases: StaticString = """
    S|en|break,scene break,scenebreak,line break,linebreak,page break,pagebreak,scene change,scene shift,section break,time skip,timeskip,time jump,line,divider,transition
    S|de|szenenwechsel,zeitsprung,trennlinie,absatz
    S|fr|saut de ligne,changement de scène,ellipse
    S|es|cambio de escena,salto de tiempo,salto de línea
    S|pt|quebra de linha,mudança de cena,quebra de tempo
    S|it|cambio scena,cambio di scena,salto temporale
    S|nl|scènewissel,tijdsprong
    S|pl|zmiana sceny,przeskok czasowy
    S|ru|смена сцены,смена кадра
    S|zh|分割线,分割線,分隔线
    S|ja|場面転換
    """

  /// What stands before the name of an author.
  static let bylines: StaticString = """
    B|en|by,written by,a story by,a novel by,a fanfic by,author:
    B|de|von,geschrieben von
    B|fr|par,de,écrit par
    B|es|por,de,escrito por
    B|pt|por,de,escrito por
    B|it|di,scritto da
    B|nl|door,van
    B|sv|av
    B|pl|autor,autorka,napisał,napisała
    B|ru|автор
    B|uk|автор,авторка
    B|tr|yazan,yazar
    B|id|oleh
    B|vi|tác giả
    B|ar|بقلم,تأليف
    B|he|מאת
    """

  /// Keys of a header block, by their field.
  static let fields: StaticString = """
    Mtitle|en|title,story title,story,name of story
    Mauthor|en|author,authors,written by,writer,author name,pen name,penname,creator
    Mfandom|en|fandom,fandoms,category,series/fandom,universe,original work
    Mrelationship|en|pairing,pairings,relationship,relationships,ship,ships,couple
    Mcharacters|en|characters,character,main characters
    Mrating|en|rating,rated
    Mwarnings|en|warning,warnings,archive warning,archive warnings,content warning,content warnings,trigger warnings
    Mtags|en|genre,genres,tags,additional tags,freeform tags,keywords
    Msummary|en|summary,description,synopsis,blurb
    Mseries|en|series,collection,collections
    Mstatus|en|status,complete
    Mpublished|en|published,posted,date,date posted,publication date,date written
    Mupdated|en|updated,last updated,completed,packaged
    Mwords|en|words,word count,wordcount,length
    Mlanguage|en|language
    Msource|en|story url,url,source,link,web site,website,original url
    Mpublisher|en|publisher,site
    Mother|en|disclaimer,archive,archived,beta,betas,beta reader,beta'd by,feedback,spoilers,spoiler,setting,timeline,time line,notes,note,author's note,author's notes,a/n,dedication,email,e-mail,contact,distribution,chapters,chapter count,stats,reviews,favs,follows,id,prompt,challenge,recipient,word count,classification,content,type,season,author url,story id,comments,kudos,bookmarks,hits,artist,translator,for,music,medium,year
    Mtitle|de|titel,name der geschichte
    Mauthor|de|autor,autorin,verfasser
    Mfandom|de|fandom,kategorie
    Mrelationship|de|paarung,pairing
    Mcharacters|de|charaktere,figuren
    Mrating|de|altersfreigabe,einstufung,altersempfehlung
    Mwarnings|de|warnung,warnungen
    Mtags|de|genre,genres
    Msummary|de|zusammenfassung,inhalt,kurzbeschreibung
    Mseries|de|reihe,serie
    Mother|de|anmerkung,widmung,hinweis,haftungsausschluss
    Mtitle|fr|titre
    Mauthor|fr|auteur,auteure,autrice
    Mrelationship|fr|couple,couples
    Mcharacters|fr|personnages
    Mrating|fr|classement
    Mwarnings|fr|avertissement,avertissements
    Msummary|fr|résumé
    Mother|fr|note,dédicace
    Mtitle|es|título,titulo
    Mauthor|es|autor,autora
    Mrelationship|es|pareja,parejas
    Mcharacters|es|personajes
    Mrating|es|clasificación
    Mwarnings|es|advertencia,advertencias
    Mtags|es|género,géneros
    Msummary|es|resumen
    Mtitle|pt|título
    Mauthor|pt|autor,autora
    Mrelationship|pt|casal
    Mcharacters|pt|personagens
    Mrating|pt|classificação
    Mwarnings|pt|avisos,aviso
    Mtags|pt|gênero,género
    Msummary|pt|resumo,sinopse
    Mtitle|it|titolo
    Mauthor|it|autore,autrice
    Mcharacters|it|personaggi
    Mwarnings|it|avvertimenti,avvertenze
    Mtags|it|genere
    Msummary|it|riassunto,trama,introduzione
    Mtitle|nl|titel
    Mauthor|nl|auteur,schrijver
    Mcharacters|nl|personages
    Mwarnings|nl|waarschuwing,waarschuwingen
    Msummary|nl|samenvatting
    Mtitle|sv|titel
    Mauthor|sv|författare
    Msummary|sv|sammanfattning
    Mwarnings|sv|varning,varningar
    Mtitle|pl|tytuł
    Mauthor|pl|autor,autorka
    Mcharacters|pl|bohaterowie,postacie
    Mwarnings|pl|ostrzeżenia,ostrzeżenie
    Mtags|pl|gatunek
    Msummary|pl|opis,streszczenie
    Mtitle|ru|название,заголовок
    Mauthor|ru|автор,авторы
    Mfandom|ru|фандом,фэндом
    Mrelationship|ru|пейринг,пэйринг,пейринг и персонажи
    Mcharacters|ru|персонажи,герои
    Mrating|ru|рейтинг
    Mwarnings|ru|предупреждение,предупреждения
    Mtags|ru|жанр,жанры,метки
    Msummary|ru|описание,саммари,аннотация,краткое содержание
    Mstatus|ru|статус
    Mother|ru|направленность,беты,разрешение на публикацию других ресурсах,дисклеймер,бета,размер,посвящение,примечания,примечания автора,от автора,публикация на других ресурсах
    Mtitle|uk|назва
    Mauthor|uk|автор,авторка
    Mcharacters|uk|персонажі
    Mtags|uk|жанр
    Msummary|uk|опис
    Mtitle|tr|başlık,ad
    Mauthor|tr|yazar
    Msummary|tr|özet
    Mtags|tr|tür
    Mtitle|id|judul
    Mauthor|id|penulis,pengarang
    Msummary|id|ringkasan
    Mtags|id|genre
    Mtitle|vi|tên truyện,tiêu đề,tựa đề
    Mauthor|vi|tác giả
    Mtags|vi|thể loại
    Msummary|vi|tóm tắt,giới thiệu
    Mother|vi|dịch giả,nguồn,người dịch
    Mtitle|zh|书名,書名,标题,標題,题目
    Mauthor|zh|作者
    Mtags|zh|类型,類型,标签
    Mcharacters|zh|主角,人物
    Msummary|zh|简介,簡介,内容简介,文案
    Mother|zh|配角,版权,声明
    Mtitle|ja|タイトル,題名,作品名
    Mauthor|ja|作者,著者,作者名
    Mtags|ja|ジャンル,タグ
    Msummary|ja|あらすじ
    Mtitle|ko|제목
    Mauthor|ko|작가,지은이,저자
    Mtags|ko|장르
    Msummary|ko|줄거리,소개
    Mtitle|ar|العنوان
    Mauthor|ar|المؤلف,الكاتب
    Msummary|ar|الملخص
    Mtitle|he|כותרת,שם הסיפור
    Mauthor|he|מחבר,מחברת,כותב
    Msummary|he|תקציר
    """

  /// What opens a note by the author.
  static let noteLabels: StaticString = """
    T|en|a/n,an,author's note,author's notes,authors note,authors notes,author note,author notes,disclaimer,disclaimers,disclamer,end note,end notes,endnotes,chapter notes,chapter end notes,chapter summary,notes,note,time line,timeline,time-line,setting,warning,warnings,content warning,trigger warning,spoilers,spoiler alert,beta,beta'd by,ps,update,edit,prompt,rating,tbc,to be continued,dedication,summary,author's disclaimer,quick note,side note,note from the author,author here,transcriber's note,transcriber's notes,transcriber’s note,transcriber’s notes,a/n 2,tw,cw
    T|de|anmerkung,anmerkungen,a/n,disclaimer,vorbemerkung,anmerkung des autors,anmerkung der autorin,fortsetzung folgt,autorennotiz,hinweis,warnung,triggerwarnung
    T|fr|note de l'auteur,note de l'auteure,note de l’auteur,notes de l'auteur,nda,n/a,avertissement,à suivre,note d'auteur,disclaimer
    T|es|nota de la autora,nota del autor,notas de la autora,notas del autor,nota,n/a,n. de a,advertencia,continuará,disclaimer,notas,aclaración
    T|pt|nota da autora,nota do autor,notas da autora,notas do autor,n/a,aviso,continua,disclaimer,notas
    T|it|nota dell'autrice,nota dell'autore,note dell'autrice,note dell'autore,note,avvertimenti,continua,disclaimer
    T|nl|noot van de auteur,opmerking van de auteur,wordt vervolgd,disclaimer,a/n
    T|sv|författarens anmärkning,författarens kommentar,fortsättning följer,a/n
    T|pl|od autora,od autorki,notka,notka autorska,n/a,ciąg dalszy nastąpi,cdn,uwaga
    T|ru|от автора,примечание автора,примечания автора,примечания,примечание,а/н,дисклеймер,отказ от прав,продолжение следует,предупреждение,внимание
    T|uk|від автора,від авторки,примітки автора,примітка,далі буде,продовження буде
    T|tr|yazarın notu,yazar notu,not,devam edecek,devamı gelecek,uyarı
    T|id|catatan penulis,a/n,catatan,bersambung,peringatan,disclaimer
    T|vi|lời tác giả,lời của tác giả,ghi chú của tác giả,ghi chú,còn tiếp,chú thích của tác giả
    T|zh|作者的话,作者有话要说,作者有話要說,作者有话说,作者留言,作者按,ps,待续,未完待续,（未完待续）,免责声明,題外話
    T|ja|作者より,作者から,注意,注意書き,前書き,後書き,続く,つづく,作者注
    T|cs|poznámka autora,poznámka autorky,poznámky autora,pokračování příště
    T|hu|a szerző megjegyzése,folytatása következik
    T|fi|kirjoittajan huomautus,jatkuu
    T|da|forfatterens note,fortsættes
    T|no|forfatterens merknad,fortsettelse følger
    T|ro|nota autorului,nota autoarei,va urma
    T|ko|작가의 말,작가 후기,작가 노트,주의,계속,다음 화에 계속,작가주
    T|ar|ملاحظة,ملاحظة المؤلف,ملاحظات الكاتب,ملاحظة الكاتبة,يتبع,تنبيه
    T|he|הערת המחבר,הערת המחברת,הערה,הערות,המשך יבוא,אזהרה
    """
}
