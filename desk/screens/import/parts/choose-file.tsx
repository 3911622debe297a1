import { useRef, useState } from 'react'
import type { UploadedImport } from '../../../../contract/import.ts'
import { importWords } from '../../../../contract/words/import.ts'
import type { Failure } from '../../../api/ask.ts'
import { useWordsOf } from '../../../choices.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { Late } from '../../../parts/late.tsx'
import { Sentence } from '../../../parts/said.tsx'
import type { ImportData } from '../data.ts'

interface Props {
  readonly upload: ImportData['upload']
  readonly onUploaded: (uploaded: UploadedImport) => void
}

export function ChooseFile({ upload, onUploaded }: Props) {
  const words = useWordsOf(importWords)
  const input = useRef<HTMLInputElement>(null)
  const [isReading, setIsReading] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const take = async (file: File | undefined) => {
    if (!file) return
    setIsReading(true)
    setFailure(null)
    const tried = await upload(file)
    setIsReading(false)
    // The same file can be chosen again once it has been put right.
    if (input.current) input.current.value = ''
    if (tried.is === 'done') onUploaded(tried.answer)
    else setFailure(tried.failure)
  }
  return (
    <div className="import-choose">
      <input
        ref={input}
        id="import-file"
        className="hidden"
        type="file"
        accept=".csv,.txt,.tsv,text/csv,text/plain,text/tab-separated-values"
        disabled={isReading}
        onChange={event => void take(event.currentTarget.files?.[0])}
      />
      <label htmlFor="import-file" className="button button-main">
        <Icon sign="file" /> {words.choose}
      </label>
      {isReading && <Late text={words.reading} />}
      <Sentence failure={failure} />
    </div>
  )
}
