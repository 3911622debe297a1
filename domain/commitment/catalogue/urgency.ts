/** Words that hurry somebody into a yes: "only today", "last chance". An offer says what it is and until when; it does not push. */
const PUSHES: readonly RegExp[] = [
  /\b(?:only|just) (?:for )?(?:today|tonight|now|this (?:call|hour|week(?:end)?))\b/iu,
  /\b(?:today|tonight) only\b/iu,
  /\b(?:last|final) (?:chance|call|day|days|hours?)\b/iu,
  /\b(?:hurry|act (?:now|fast)|don['’]t miss|before it['’]s too late|while (?:stocks?|supplies) last)\b/iu,
  /\bif you (?:sign|decide|order|say yes|agree)[^.]{0,30}\b(?:today|now|right away|on this call)\b/iu,
  /\b(?:limited[- ]time|one[- ]time|once[- ]in[- ]a[- ]lifetime)\b/iu,
  /\b(?:solo|únicamente|sólo) (?:por )?(?:hoy|ahora|esta (?:llamada|semana|noche)|este fin de semana)\b/iu,
  /\bhoy (?:solo|únicamente)\b/iu,
  /(?<!\p{L})(?:(?:última|ultima) (?:oportunidad|llamada|hora)|últimos? días?)(?!\p{L})/iu,
  /\b(?:dese prisa|date prisa|apresúrese|no (?:se )?lo pierda|hasta agotar existencias|antes de que sea tarde)\b/iu,
  /\bsi (?:firma|acepta|contrata|decide)[^.]{0,30}\b(?:hoy|ahora mismo|ya)\b/iu,
  /\b(?:tiempo limitado|oportunidad única)\b/iu,
]

/** The words that push, as they stand there; null where nothing does. */
export function pushIn(text: string): string | null {
  for (const pattern of PUSHES) {
    const found = pattern.exec(text)
    if (found) return found[0]
  }
  return null
}
