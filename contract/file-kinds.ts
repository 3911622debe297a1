/** What can be done with a file that somebody sent, told by its name and by what its sender says it is. The bytes are asked again when it is shown. */
import type { FileView } from './case.ts'

/** How it can be looked at without leaving the page; null: it can only be kept. */
export type Preview = 'picture' | 'pdf' | 'text' | 'mail'

type Named = Pick<FileView, 'name' | 'mediaType'>

const PICTURE = /^(?:png|jpe?g|jpe|gif|webp)$/
const TEXT = /^(?:txt|text|log|md|csv|tsv|ics|vcf|json|xml|ya?ml|ini|conf|diff|patch)$/

/** What runs when it is opened, or can carry what does. */
const RISKY = new Set(
  (
    'exe com scr pif bat cmd msi msp mst cpl dll sys jar jnlp js jse vbs vbe wsf wsh wsc ws hta ps1 psm1 psd1 reg lnk url scf inf ' +
    'gadget application appref-ms chm hlp iso img vhd vhdx html htm xhtml xht mht mhtml shtml svg svgz xsl docm dotm xlsm xltm xlam ' +
    'xlsb pptm potm ppam ppsm sldm one rdp sh bash command app dmg pkg deb rpm apk py rb pl php swf library-ms'
  ).split(' '),
)

export function extensionOf(name: string): string {
  // Some programs hide what stands behind blanks, and a dot at the end is dropped where the file is kept.
  const [, extension = ''] = /\.([^.\s/\\]+)[.\s]*$/.exec(name.normalize('NFKC')) ?? []
  return extension.toLowerCase()
}

export function previewOf({ name, mediaType }: Named): Preview | null {
  const type = mediaType.split(';', 1)[0]?.trim().toLowerCase() ?? ''
  const extension = extensionOf(name)
  if (isRisky({ name, mediaType })) return null
  if (/^image\/(?:png|jpe?g|pjpeg|gif|webp)$/.test(type) || PICTURE.test(extension)) return 'picture'
  if (type === 'application/pdf' || extension === 'pdf') return 'pdf'
  if (type === 'message/rfc822' || extension === 'eml') return 'mail'
  if (/^text\/(?!html)/.test(type) || type === 'application/json' || TEXT.test(extension)) return 'text'
  return null
}

/** Opening it may run what somebody else wrote. */
export function isRisky({ name, mediaType }: Named): boolean {
  return (
    RISKY.has(extensionOf(name)) ||
    /javascript|x-ms(?:download|dos-program)|x-executable|x-sh$|html|svg|hta$|java-archive|macroenabled/i.test(
      mediaType,
    )
  )
}

/** `PDF`, `DOCX`: what stands beside a file that can only be kept. */
export function typeName({ name, mediaType }: Named): string {
  const extension = extensionOf(name)
  if (/^[a-z0-9-]{1,10}$/.test(extension)) return extension.toUpperCase()
  return mediaType.split(/[/;]/)[1]?.slice(0, 20).toUpperCase() ?? ''
}
