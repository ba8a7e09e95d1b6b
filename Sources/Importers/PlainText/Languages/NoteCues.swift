/// What authors say to readers.
struct NoteCues: Sendable {
  static let shared = NoteCues()

  private struct Cue {
    var bytes: [UInt8]
    var weight: Int
  }

  private var cues: [Cue] = []
  /// The cues by a hash of their first two bytes.
  private var buckets = [[Int32]](repeating: [], count: 1_024)

  private init() {
    Self.text.withUTF8Buffer { table in
      for line in table.split(separator: 0x0A) {
        guard let bar = line.firstIndex(of: 0x7C) else { continue }
        var weight = 0
        for digit in line[line.startIndex..<bar] { weight = weight * 10 + Int(digit &- 0x30) }
        for cue in line[(bar + 1)...].split(separator: 0x2C) where cue.count > 1 {
          let bytes = Array(cue)
          buckets[Self.bucket(bytes[0], bytes[1])].append(Int32(cues.count))
          cues.append(Cue(bytes: bytes, weight: weight))
        }
      }
    }
  }

  private static func bucket(_ first: UInt8, _ second: UInt8) -> Int {
    (Int(first) &* 31 &+ Int(second)) & 1_023
  }

  /// The weight of words that stories have as well: all of them together count once.
  private static let plainWeight = 25

  /// The points of all cues that `text` holds, each once. The text is in lower case, with a space
  /// at each end.
  /// - Complexity: O(n) in bytes.
  func points(_ text: [UInt8]) -> Int {
    var points = 0
    var hasPlain = false
    var seen: [Int32] = []
    var index = 0
    while index + 1 < text.count {
      for number in buckets[Self.bucket(text[index], text[index + 1])] {
        let cue = cues[Int(number)].bytes
        guard index + cue.count <= text.count else { continue }
        var offset = 0
        while offset < cue.count, text[index + offset] == cue[offset] { offset += 1 }
        if offset == cue.count, !seen.contains(number) {
          seen.append(number)
          if cues[Int(number)].weight == Self.plainWeight {
            hasPlain = true
          } else {
            points += cues[Int(number)].weight
          }
        }
      }
      index += 1
    }
    return points + (hasPlain ? Self.plainWeight : 0)
  }

  /// Points, then words that are looked for in lower-case text with a space at each end.
  static let text: StaticString = """
    60|let me know!,let me know :,was meint ihr,freue mich über,qué les pareció,qué os pareció,o que acharam,vos avis, r & r , r+r,read and review,please review,please comment,review please,reviews please,leave a review,leave a comment,leave me a comment,leave kudos,own nothing,don't own any,don’t own any,do not own any,i don't own,i don’t own,i do not own,i own none,not mine,fanfic,fan fic,fanfiction,fan fiction,beta'd,betaed,unbeta,thanks for reading,thank you for reading,thanks for all the,thank you so much for reading,let me know what you,hope you enjoy,hope you like,hope you all,hope you guys,hope y'all,tell me what you think,what did you think,what do you think?,should i continue,should i keep,next chapter,next update,last chapter,this chapter,new chapter,update soon,will update,sorry for the wait,sorry for the long,sorry this took,sorry it took,kudos,one-shot,oneshot,first story here,first fic,my first story,reviews make,reviews are,comments are,comments make,constructive criticism,flames will,no flames,to be continued,tell me in the comments,in the comments,favorite and follow,follow and favorite,subscribe,patreon,reviewers,happy reading,enjoy the chapter,enjoy this chapter,on with the story,on with the show,on to the story,hope this was worth,worth a part two,stay tuned,until next time,see you next,belongs to their respective,rightful owner,no copyright,no infringement,for entertainment,muse cooperates,my beta
    40|please let me know,let me know,hi all,hi everyone,hi everybody,hello everyone,hello everybody,hello all,hey all,hey guys,hey everyone,hey everybody,hi guys,hello readers,dear readers,dear reader,hello again,xoxo,this story is,this fic,my fic,this story takes,takes place,set after,set during,set in season,post-canon,alternate universe, au , ooc , oc , canon ,spoilers,season finale,my profile,my tumblr,my other story,my other stories,chapter one,chapter two,part two??,tell me if you,tell me whether,let you know,more soon,please enjoy, enjoy! , enjoy :,any feedback,feedback,constructive,review!,reviews!,comment!,reviews, reviewed,gomen,disclaimer
    25|please be gentle,be gentle,be nice,my first,my second,i wrote,i've written,i’ve written,i posted,posting,post this,updated,update,story,stories,chapter,chapters,readers,reader,review,comments,comment,thank you all,thanks to,thanks for,english is not,typos,mistakes are,all mistakes,grammar,inspired by,written for,prompt,for my friend,dedicated to,requested,sorry for,sorry about,excited to,you guys,you all,y'all,lol , haha, hehe,hugs, xx , xxx ,hate me, peace out
    35|bitte reviewt,reviews,lasst mir,kommentare,kapitel,viel spaß beim lesen,hoffe es gefällt,laissez un commentaire,laissez-moi,bonne lecture,j'espère que,j’espère que,vous plaira,dejen reviews,espero que les guste,espero que os guste,comentarios,gracias por leer,deixem comentários,espero que gostem,boa leitura,obrigada por ler,lasciate un commento,spero che vi piaccia,buona lettura,grazie per aver letto,laat een reactie,veel leesplezier,lämna en kommentar,hoppas ni gillar,dajcie znać,komentarze,mam nadzieję że,miłego czytania,приятного чтения,жду отзывов,отзывы,комментарии,надеюсь вам,спасибо за прочтение,спасибо что прочитали,чекаю на відгуки,приємного читання,yorum,keyifli okumalar,umarım beğenirsiniz,selamat membaca,semoga suka,komentar,cảm ơn các bạn,bình luận,chúc các bạn đọc,请多多支持,感谢阅读,求收藏,求评论,求推荐票,求月票,感謝閱讀,読んでくださ,感想,お楽しみ,読んで頂き,읽어주셔서,댓글,재미있게,شكرا للقراءة,تعليق,קריאה מהנה,תגובות
    """
}
