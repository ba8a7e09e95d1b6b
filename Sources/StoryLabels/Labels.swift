internal import Conversion

/// The words that a book says by itself, outside of the story: in its contents, on its title page,
/// and to those who have it read aloud. In the language of the story where that is known here,
/// else in English.
package struct Labels: Sendable {
  private let words: [String]

  /// - Parameter language: a BCP 47 tag.
  package init(language: String) {
    let primary = LanguageTag.primary(language)
    words = Self.words { Self.column(of: primary, in: $0) }
  }

  /// Whether a label is `word` in one of the languages.
  package static func hold(_ word: String) -> Bool { all.contains(word) }

  private static let all = Set((1..<columnCount).flatMap { column in words { _ in column } })

  /// The columns of the table: the names of the labels, and a language each.
  private static let columnCount = table.withUTF8Buffer { table in
    table.prefix { $0 != 0x0A }.count { $0 == 0x09 } + 1
  }

  /// The names of the labels, as the table has them.
  package static var keys: [String] { words { _ in 0 } }

  /// The words of the column that `column` chooses by the first line of the table.
  private static func words(
    in column: (Slice<UnsafeBufferPointer<UInt8>>) -> Int
  ) -> [String] {
    var words: [String] = []
    words.reserveCapacity(Label.allCases.count)
    table.withUTF8Buffer { table in
      var chosen: Int?
      var line = table[...]
      while !line.isEmpty {
        let end = line.firstIndex(of: 0x0A) ?? line.endIndex
        if let chosen {
          words.append(cell(chosen, of: line[..<end]))
        } else {
          chosen = column(line[..<end])
        }
        line = line[min(end + 1, line.endIndex)...]
      }
    }
    return words
  }

  /// The column of a language, by the first line of the table: that of English where it is not known.
  private static func column(
    of language: String, in line: Slice<UnsafeBufferPointer<UInt8>>
  ) -> Int {
    var column = 0
    var rest = line
    while let tab = rest.firstIndex(of: 0x09) {
      // Before the languages stand the names of the labels; `key` is the tag of a language too.
      if column > 0, rest[..<tab].elementsEqual(language.utf8) { return column }
      column += 1
      rest = rest[(tab + 1)...]
    }
    return rest.elementsEqual(language.utf8) ? column : 1
  }

  private static func cell(_ column: Int, of line: Slice<UnsafeBufferPointer<UInt8>>) -> String {
    var rest = line
    for _ in 0..<column {
      guard let tab = rest.firstIndex(of: 0x09) else { return "" }
      rest = rest[(tab + 1)...]
    }
    return String(decoding: rest.prefix { $0 != 0x09 }, as: UTF8.self)
  }

  package subscript(label: Label) -> String {
    words.indices.contains(label.rawValue) ? words[label.rawValue] : ""
  }
}

/// Something that a book says by itself. The order is that of the table's lines.
package enum Label: Int, CaseIterable, Sendable {
  case untitled, cover, titlePage, contents, landmarks, start, notes, footnotes, backToReference
  case sceneBreak, authorsNote, summary, image
  case series, fandoms, relationships, characters, tags, rating, warnings, status, words
  case published, updated, source, publisher, rights
  case editor, translator, illustrator, contributor
  case part, chapter, prologue, interlude, epilogue, copyright, dedication, epigraph, foreword
  case preface, introduction, acknowledgments, contentNotice, afterword, conclusion, appendix
  case glossary, colophon
}

extension Labels {
  /// A line for each ``Label``, a column for each language.
  private static let table: StaticString = """
    key\ten\tde\tfr\tes\tit\tpt\tru\tzh\tja
    untitled\tUntitled\tOhne Titel\tSans titre\tSin título\tSenza titolo\tSem título\tБез названия\t无题\t無題
    cover\tCover\tUmschlag\tCouverture\tCubierta\tCopertina\tCapa\tОбложка\t封面\t表紙
    titlePage\tTitle page\tTitelseite\tPage de titre\tPortada\tFrontespizio\tFolha de rosto\tТитульный лист\t书名页\t扉
    contents\tContents\tInhalt\tSommaire\tÍndice\tIndice\tÍndice\tСодержание\t目录\t目次
    landmarks\tLandmarks\tWegmarken\tRepères\tPuntos de referencia\tPunti di riferimento\tMarcos\tОриентиры\t导航点\tランドマーク
    start\tStart of story\tBeginn der Geschichte\tDébut du récit\tComienzo de la historia\tInizio della storia\tInício da história\tНачало истории\t正文\t本文
    notes\tNotes\tAnmerkungen\tNotes\tNotas\tNote\tNotas\tПримечания\t注释\t注
    footnotes\tFootnotes\tFußnoten\tNotes de bas de page\tNotas al pie\tNote a piè di pagina\tNotas de rodapé\tСноски\t脚注\t脚注
    backToReference\tBack to reference\tZurück zur Stelle\tRetour à l’appel\tVolver a la referencia\tTorna al richiamo\tVoltar à referência\tНазад к тексту\t返回正文\t本文へ戻る
    sceneBreak\tScene break\tSzenenwechsel\tChangement de scène\tCambio de escena\tCambio di scena\tMudança de cena\tСмена сцены\t场景转换\t場面転換
    authorsNote\tAuthor’s note\tAnmerkung der Autorin oder des Autors\tNote de l’auteur\tNota del autor\tNota dell’autore\tNota do autor\tОт автора\t作者的话\t作者より
    summary\tSummary\tZusammenfassung\tRésumé\tResumen\tRiassunto\tResumo\tКраткое содержание\t简介\tあらすじ
    image\tImage\tBild\tImage\tImagen\tImmagine\tImagem\tИзображение\t图片\t画像
    series\tSeries\tReihe\tSérie\tSerie\tSerie\tSérie\tСерия\t系列\tシリーズ
    fandoms\tFandom\tFandom\tFandom\tFandom\tFandom\tFandom\tФандом\t同人原作\t原作
    relationships\tRelationships\tBeziehungen\tRelations\tRelaciones\tRelazioni\tRelacionamentos\tПейринги\t配对\tカップリング
    characters\tCharacters\tFiguren\tPersonnages\tPersonajes\tPersonaggi\tPersonagens\tПерсонажи\t角色\t登場人物
    tags\tTags\tTags\tMots-clés\tEtiquetas\tTag\tTags\tМетки\t标签\tタグ
    rating\tRating\tAltersempfehlung\tClassification\tClasificación\tClassificazione\tClassificação\tРейтинг\t分级\t年齢区分
    warnings\tWarnings\tWarnungen\tAvertissements\tAdvertencias\tAvvertimenti\tAvisos\tПредупреждения\t警告\t注意事項
    status\tStatus\tStatus\tStatut\tEstado\tStato\tEstado\tСтатус\t状态\t状態
    words\tWords\tWörter\tMots\tPalabras\tParole\tPalavras\tСлов\t字数\t語数
    published\tPublished\tVeröffentlicht\tPublié\tPublicado\tPubblicato\tPublicado\tОпубликовано\t发布\t公開
    updated\tUpdated\tAktualisiert\tMis à jour\tActualizado\tAggiornato\tAtualizado\tОбновлено\t更新\t更新
    source\tSource\tQuelle\tSource\tFuente\tFonte\tFonte\tИсточник\t来源\t出典
    publisher\tPublisher\tVerlag\tÉditeur\tEditorial\tEditore\tEditora\tИздатель\t出版者\t発行者
    rights\tRights\tRechte\tDroits\tDerechos\tDiritti\tDireitos\tПрава\t版权\t権利
    editor\tEditor\tLektorat\tRelecture\tEdición\tRevisione\tEdição\tРедактор\t编辑\t編集
    translator\tTranslator\tÜbersetzung\tTraduction\tTraducción\tTraduzione\tTradução\tПеревод\t翻译\t翻訳
    illustrator\tIllustrator\tIllustration\tIllustration\tIlustración\tIllustrazioni\tIlustração\tИллюстрации\t插图\t挿絵
    contributor\tContributor\tMitwirkung\tContribution\tColaboración\tContributi\tColaboração\tУчастие\t贡献者\t協力
    part\tPart\tTeil\tPartie\tParte\tParte\tParte\tЧасть\t部分\t部
    chapter\tChapter\tKapitel\tChapitre\tCapítulo\tCapitolo\tCapítulo\tГлава\t章节\t章
    prologue\tPrologue\tProlog\tPrologue\tPrólogo\tPrologo\tPrólogo\tПролог\t序章\tプロローグ
    interlude\tInterlude\tZwischenspiel\tInterlude\tInterludio\tIntermezzo\tInterlúdio\tИнтерлюдия\t插曲\t幕間
    epilogue\tEpilogue\tEpilog\tÉpilogue\tEpílogo\tEpilogo\tEpílogo\tЭпилог\t尾声\tエピローグ
    copyright\tCopyright\tImpressum\tDroits d’auteur\tDerechos de autor\tCopyright\tDireitos autorais\tАвторские права\t版权页\t著作権
    dedication\tDedication\tWidmung\tDédicace\tDedicatoria\tDedica\tDedicatória\tПосвящение\t献词\t献辞
    epigraph\tEpigraph\tMotto\tÉpigraphe\tEpígrafe\tEpigrafe\tEpígrafe\tЭпиграф\t题词\t題辞
    foreword\tForeword\tGeleitwort\tAvant-propos\tPrólogo\tPremessa\tPrefácio\tПредисловие\t前言\t序文
    preface\tPreface\tVorwort\tPréface\tPrefacio\tPrefazione\tPrefácio\tПредисловие\t序言\tまえがき
    introduction\tIntroduction\tEinleitung\tIntroduction\tIntroducción\tIntroduzione\tIntrodução\tВведение\t引言\t序論
    acknowledgments\tAcknowledgments\tDanksagung\tRemerciements\tAgradecimientos\tRingraziamenti\tAgradecimentos\tБлагодарности\t致谢\t謝辞
    contentNotice\tContent warnings\tInhaltswarnung\tAvertissement\tAdvertencia de contenido\tAvvertenze\tAvisos de conteúdo\tПредупреждения\t内容提示\t内容に関する注意
    afterword\tAfterword\tNachwort\tPostface\tEpílogo del autor\tPostfazione\tPosfácio\tПослесловие\t后记\tあとがき
    conclusion\tConclusion\tSchluss\tConclusion\tConclusión\tConclusione\tConclusão\tЗаключение\t结语\t結び
    appendix\tAppendix\tAnhang\tAnnexe\tApéndice\tAppendice\tApêndice\tПриложение\t附录\t付録
    glossary\tGlossary\tGlossar\tGlossaire\tGlosario\tGlossario\tGlossário\tГлоссарий\t词汇表\t用語集
    colophon\tColophon\tKolophon\tColophon\tColofón\tColophon\tColofão\tКолофон\t版本说明\t奥付
    """
}
