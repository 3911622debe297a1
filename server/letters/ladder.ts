/** What letters say when a case goes up, and of the body outside: with its address and rights, as they were when it was told. */
import type { Language } from '../../contract/case.ts'
import { ladderWords } from '../../contract/words/ladder.ts'
import type { FactOf } from '../../domain/case/facts.ts'
import type { OutsideTold } from '../../domain/ladder/ladder.ts'

export function tellClimb({ to, body }: FactOf<'RungClimbed'>, language: Language): readonly string[] {
  const say = ladderWords[language].letter
  if (to !== null) return [say.decides, say.ownerStays]
  return [...tellOutside(body?.outside, language), say.ownerStays]
}

/** That we are late, whose answer is owed all the same, and that they need not wait for it. */
export function tellLate({ body }: FactOf<'RungLate'>, language: Language): readonly string[] {
  const say = ladderWords[language].letter
  return [say.late, ...tellOutside(body?.outside, language)]
}

/** Nothing where nothing was told, and after erasure. */
export function tellOutside(outside: OutsideTold | undefined, language: Language): readonly string[] {
  if (outside === undefined) return []
  const say = ladderWords[language].letter
  const where = [outside.name, outside.address, outside.link]
    .map(line => line.trim())
    .filter(line => line !== '')
  const rights = outside.rights[language].trim()
  return [`${say.outside}\n${where.join('\n')}`, ...(rights === '' ? [] : [rights]), say.stillHere]
}
