/** One file, large: a picture as it is, everything else as plain text. */
import type { FileView } from '../../../../contract/case.ts'
import { previewOf } from '../../../../contract/file-kinds.ts'
import { NotDone } from '../../../api/ask.ts'
import { useWords } from '../../../choices.tsx'
import { Late } from '../../../parts/late.tsx'
import { Sentence } from '../../../parts/said.tsx'
import { fileAddress } from '../data.ts'
import { useFileText } from '../mail-data.ts'

export function FilePreview({ file }: { file: FileView }) {
  const kind = previewOf(file)
  return (
    <figure className="file-preview">
      <figcaption>
        <bdi>{file.name}</bdi>
      </figcaption>
      {kind === 'picture' ? <img src={fileAddress(file.id)} alt={file.name} /> : <TextPreview file={file} />}
    </figure>
  )
}

function TextPreview({ file }: { file: FileView }) {
  const { mailShown } = useWords()
  const { data, error } = useFileText(file.id)
  if (!data) {
    if (error instanceof NotDone) return <Sentence failure={error.failure} />
    return <Late text={mailShown.loading} />
  }
  return (
    <>
      <pre className="source" tabIndex={0} dir="auto">
        {data.text || mailShown.files.nothing}
      </pre>
      {data.isCut && <p className="soft">{mailShown.files.cut}</p>}
    </>
  )
}
