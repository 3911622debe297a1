/** Under which names files lie in a copy. Ours, never those of whoever sent them: those stand as text beside the link. */
import { isRisky } from '../../contract/file-kinds.ts'

const EXTENSIONS: Readonly<Record<string, string>> = {
  'audio/wav': 'wav',
  'audio/ogg': 'ogg',
  'audio/flac': 'flac',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'video/mp4': 'mp4',
  'audio/webm': 'webm',
  'audio/aac': 'aac',
}

export function recordingName(nth: number, { mediaType }: { readonly mediaType: string }): string {
  return `media/recording-${String(nth + 1).padStart(2, '0')}.${EXTENSIONS[mediaType] ?? 'bin'}`
}

/** What is left of a name: plain letters, digits, dots; what could run when it is opened is no longer called so. */
export function fileName(nth: number, file: { readonly name: string; readonly mediaType: string }): string {
  const plain = file.name
    .normalize('NFKD')
    .replaceAll(/[^A-Za-z0-9._-]+/g, '_')
    .replaceAll(/\.{2,}/g, '.')
    .replace(/^[._]+/, '')
    .slice(-80)
  const safe = isRisky(file) ? `${plain}.unsafe` : plain
  return `files/${String(nth + 1).padStart(3, '0')}-${safe === '' ? 'file' : safe}`
}
