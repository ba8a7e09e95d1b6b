/// What authors say to readers.
struct NoteCues: Sendable {
  static let shared = CompiledVocabulary.noteCues

  /// Words that are looked for.
  struct Cue {
    /// From the lowest bit on 16 bits of `next`, 8 of `weight`, 8 of `count`, and 32 of `start`.
    var bits: UInt64

    init(bits: UInt64) {
      self.bits = bits
    }

    init(start: Int, count: Int, weight: Int, next: Int) {
      bits = UInt64(start) << 32 | UInt64(count) << 24 | UInt64(weight) << 16 | UInt64(next)
    }

    /// Where its bytes are in ``NoteCues/text``.
    var start: Int { Int(bits >> 32) }
    var count: Int { Int(bits >> 24 & 0xFF) }
    var weight: Int { Int(bits >> 16 & 0xFF) }
    /// Another one of its bucket: a place in ``NoteCues/cues`` plus one, 0 for none.
    var next: Int { Int(bits & 0xFFFF) }
  }

  let cues: PackedNumbers
  /// For each of 4,096 buckets the place in `cues` of its last cue plus one, 0 for none.
  let buckets: PackedNumbers

  /// A hash of three bytes, the first one highest.
  @inline(__always)
  static func bucket(_ bytes: UInt32) -> Int {
    Int((bytes &* 0x9E37_79B1) &>> 20)
  }

  /// The weight of words that stories have as well: all of them together count once.
  private static let plainWeight = 25

  /// The points of all cues that `text` holds, each once. The text is in lower case, with a space
  /// at each end.
  /// - Complexity: O(n) in bytes.
  func points(_ text: [UInt8]) -> Int {
    var points = 0
    var hasPlain = false
    var seen: [Int] = []
    text.withUnsafeBufferPointer { text in
      guard text.count > 2 else { return }
      // The three bytes at `index`, the first one highest.
      var bytes = UInt32(text[0]) &<< 8 | UInt32(text[1])
      var index = 0
      while index &+ 2 < text.count {
        bytes = bytes &<< 8 & 0xFF_FFFF | UInt32(text[index &+ 2])
        var place = Int(buckets[Self.bucket(bytes)])
        while place > 0 {
          let cue = Cue(bits: cues[place - 1])
          if holds(cue, text, at: index), !seen.contains(place) {
            seen.append(place)
            if cue.weight == Self.plainWeight {
              hasPlain = true
            } else {
              points += cue.weight
            }
          }
          place = cue.next
        }
        index &+= 1
      }
    }
    return points + (hasPlain ? Self.plainWeight : 0)
  }

  private func holds(_ cue: Cue, _ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    guard index + cue.count <= text.count else { return false }
    let bytes = Self.text.utf8Start + cue.start
    var offset = 0
    while offset < cue.count, text[index + offset] == bytes[offset] { offset += 1 }
    return offset == cue.count
  }

  /// Points, then words that are looked for in lower-case text with a space at each end.
  static let text: StaticString = """
    60|let me know!,let me know :,was meint ihr,freue mich über,qué les pareció,qué os pareció,o que acharam,vos avis, r & r , r+r,read and review,please review,please comment,review please,reviews please,leave a review,leave a comment,leave me a comment,leave kudos,own nothing,don't own any,don’t own any,do not own any,i don't own,i don’t own,i do not own,i own none,not mine,fanfic,fan fic,fanfiction,fan fiction,beta'd,betaed,unbeta,thanks for reading,thank you for reading,thanks for all the,thank you so much for reading,let me know what you,hope you enjoy,hope you like,hope you all,hope you guys,hope y'all,tell me what you think,what did you think,what do you think?,should i continue,should i keep,next chapter,next update,last chapter,this chapter,new chapter,update soon,will update,sorry for the wait,sorry for the long,sorry this took,sorry it took,kudos,one-shot,oneshot,first story here,first fic,my first story,reviews make,reviews are,comments are,comments make,constructive criticism,flames will,no flames,to be continued,tell me in the comments,in the comments,favorite and follow,follow and favorite,subscribe,patreon,reviewers,happy reading,enjoy the chapter,enjoy this chapter,on with the story,on with the show,on to the story,hope this was worth,worth a part two,stay tuned,until next time,see you next,belongs to their respective,rightful owner,no copyright,no infringement,for entertainment,muse cooperates,my beta
    40|please let me know,let me know,hi all,hi everyone,hi everybody,hello everyone,hello everybody,hello all,hey all,hey guys,hey everyone,hey everybody,hi guys,hello readers,dear readers,dear reader,hello again,xoxo,this story is,this fic,my fic,this story takes,takes place,set after,set during,set in season,post-canon,alternate universe, au , ooc , oc , canon ,spoilers,season finale,my profile,my tumblr,my other story,my other stories,chapter one,chapter two,part two??,tell me if you,tell me whether,let you know,more soon,please enjoy, enjoy! , enjoy :,any feedback,feedback,constructive,review!,reviews!,comment!,reviews, reviewed,gomen,disclaimer
    25|please be gentle,be gentle,be nice,my first,my second,i wrote,i've written,i’ve written,i posted,posting,post this,updated,update,story,stories,chapter,chapters,readers,reader,review,comments,comment,thank you all,thanks to,thanks for,english is not,typos,mistakes are,all mistakes,grammar,inspired by,written for,prompt,for my friend,dedicated to,requested,sorry for,sorry about,excited to,you guys,you all,y'all,lol , haha, hehe,hugs, xx , xxx ,hate me, peace out
    35|bitte reviewt,reviews,lasst mir,kommentare,kapitel,viel spaß beim lesen,hoffe es gefällt,laissez un commentaire,laissez-moi,bonne lecture,j'espère que,j’espère que,vous plaira,dejen reviews,espero que les guste,espero que os guste,comentarios,gracias por leer,deixem comentários,espero que gostem,boa leitura,obrigada por ler,lasciate un commento,spero che vi piaccia,buona lettura,grazie per aver letto,laat een reactie,veel leesplezier,lämna en kommentar,hoppas ni gillar,dajcie znać,komentarze,mam nadzieję że,miłego czytania,приятного чтения,жду отзывов,отзывы,комментарии,надеюсь вам,спасибо за прочтение,спасибо что прочитали,чекаю на відгуки,приємного читання,yorum,keyifli okumalar,umarım beğenirsiniz,selamat membaca,semoga suka,komentar,cảm ơn các bạn,bình luận,chúc các bạn đọc,请多多支持,感谢阅读,求收藏,求评论,求推荐票,求月票,感謝閱讀,読んでくださ,感想,お楽しみ,読んで頂き,읽어주셔서,댓글,재미있게,شكرا للقراءة,تعليق,קריאה מהנה,תגובות
    """
}
