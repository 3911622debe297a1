/** What can be said about a form before it is sent: the first thing to put right, in a sentence, or null. */
import type { FormProblem, UploadLimits } from '../../contract/pages.ts'
import type { FrontWords } from '../../contract/words/front-en.ts'
import type { Telling } from '../telling.ts'

interface Written {
  readonly words: string
  readonly address?: string
  readonly files: readonly { readonly size: number }[]
}

interface CheckOptions {
  readonly limits: UploadLimits
  readonly says: FrontWords['check']
  readonly tell: Telling
}

export function problemWith({ words, address, files }: Written, options: CheckOptions): FormProblem | null {
  const { limits, says, tell } = options
  if (words.trim() === '' && files.length === 0) return { field: 'words', says: says.wordsMissing }
  const over = words.length - limits.maxTextLength
  if (over > 0) return { field: 'words', says: says.wordsTooLong(tell.count(over)) }
  if (address && !looksLikeAddress(address)) return { field: 'address', says: says.addressWrong }
  const bytes = files.reduce((sum, file) => sum + file.size, 0)
  if (bytes > limits.maxUploadBytes) {
    return { field: 'files', says: says.filesTooLarge(tell.size(limits.maxUploadBytes)) }
  }
  return null
}

/** Lets through what might be one: the server looks more closely, and nobody is turned away for an unusual address. */
export function looksLikeAddress(text: string): boolean {
  const bare = text.trim()
  const digits = bare.replaceAll(/\D/g, '').length
  return /^\S+@\S+$/.test(bare) || (/^[+\d\s().\-/]+$/.test(bare) && digits >= 5 && digits <= 15)
}
