/** What a person wrote, as text in their own direction. Addresses become links that vouch for nothing. */
import { pieces } from '../links.ts'

export function Said({ words }: { readonly words: string }) {
  return (
    <div class="said" dir="auto">
      {pieces(words).map((piece, index) =>
        piece.href === null ? (
          piece.text
        ) : (
          <a key={index} href={piece.href} rel="nofollow noopener noreferrer ugc">
            {piece.text}
          </a>
        ),
      )}
    </div>
  )
}
