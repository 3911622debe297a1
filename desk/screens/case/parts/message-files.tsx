/** The files of a message: pictures at a glance, others to look at where that is safe, all to keep. */
import type { FileView } from '../../../../contract/case.ts'
import { isRisky, previewOf, typeName } from '../../../../contract/file-kinds.ts'
import { useWords } from '../../../choices.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { useTimes } from '../../../when.tsx'
import { fileAddress } from '../data.ts'
import { FilePreview } from './file-preview.tsx'

/** A larger picture is loaded when it is looked at. */
const GLANCE_BYTES = 2_000_000

interface Props {
  readonly files: readonly FileView[]
  /** The one that is looked at. */
  readonly shown: string | null
  readonly onShow: (fileId: string | null) => void
}

export function MessageFiles({ files, shown, onShow }: Props) {
  if (files.length === 0) return null
  const open = files.find(({ id }) => id === shown)
  return (
    <>
      <ul className="files">
        {files.map(file => (
          <li key={file.id} className="file-item">
            <Look file={file} isShown={file.id === shown} onShow={onShow} />
            <FileLink file={file} />
            <Risk file={file} />
          </li>
        ))}
      </ul>
      {open && <FilePreview file={open} />}
    </>
  )
}

/** To keep it, with what it is and how much. */
export function FileLink({ file }: { file: FileView }) {
  const words = useWords()
  const times = useTimes()
  return (
    <a className="file" href={fileAddress(file.id)} download={file.name}>
      <Icon sign="file" size={14} /> <span className="hidden">{words.story.download}</span>{' '}
      <bdi className="cut">{file.name}</bdi>
      <span className="soft">
        {typeName(file)} · {sizeOf(file.size, times.number)}
      </span>
    </a>
  )
}

function Risk({ file }: { file: FileView }) {
  const { files } = useWords().mailShown
  if (!isRisky(file)) return null
  return (
    <span className="file-risk">
      <Icon sign="warn" size={12} /> {files.risky}
    </span>
  )
}

function Look({ file, isShown, onShow }: { file: FileView; isShown: boolean; onShow: Props['onShow'] }) {
  const { files } = useWords().mailShown
  const kind = previewOf(file)
  if (kind === null) return null
  // The browser's own viewer does not work in a sandbox, and without one it belongs into a tab of its own.
  if (kind === 'pdf') {
    return (
      <a
        className="file-look"
        href={fileAddress(file.id)}
        target="_blank"
        rel="noopener noreferrer"
        data-does="preview"
      >
        {files.look}
        <span className="hidden">: {files.inNewTab(file.name)}</span>
      </a>
    )
  }
  const isGlance = kind === 'picture' && file.size <= GLANCE_BYTES
  return (
    <button
      type="button"
      className={isGlance ? 'file-thumb' : 'file-look'}
      aria-expanded={isShown}
      data-does="preview"
      onClick={() => onShow(isShown ? null : file.id)}
    >
      {isGlance && <img src={fileAddress(file.id)} alt="" loading="lazy" />}
      <span className={isGlance ? 'hidden' : undefined}>{files.look}</span>
      <span className="hidden">: {file.name}</span>
    </button>
  )
}

export function sizeOf(bytes: number, number: (value: number) => string): string {
  if (bytes < 1000) return `${number(bytes)} B`
  return bytes < 1_000_000 ? `${number(bytes / 1000)} kB` : `${number(bytes / 1_000_000)} MB`
}
