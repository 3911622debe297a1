/** Files on their way into a reply: chosen, dropped or pasted; uploaded at once, so that sending does not wait for them. */
import { useRef, useState } from 'react'
import type { ClipboardEvent, DragEvent } from 'react'
import type { FileView } from '../../../../contract/case.ts'
import { useWorld } from '../../../commands/world.tsx'
import { readDraft } from '../../../drafts.ts'
import type { Draft } from '../../../drafts.ts'
import { Icon } from '../../../parts/icon.tsx'
import { Sentence } from '../../../parts/said.tsx'
import { useTimes } from '../../../when.tsx'
import { sizeOf } from './message-files.tsx'

interface Uploading {
  readonly key: string
  readonly file: File
  readonly state: 'under-way' | 'failed' | 'too-large'
}

export interface Files {
  readonly uploading: readonly Uploading[]
  readonly isUploading: boolean
  readonly add: (files: Iterable<File>) => void
  readonly drop: (key: string) => void
  readonly again: (uploading: Uploading) => void
  readonly onPaste: (event: ClipboardEvent) => void
  readonly dropTarget: {
    readonly onDragOver: (event: DragEvent) => void
    readonly onDrop: (event: DragEvent) => void
  }
}

interface Props {
  readonly caseId: string
  readonly draft: Draft
  readonly change: (part: Partial<Draft>) => void
  readonly upload: (file: File) => Promise<FileView>
  readonly most: number
}

export function useFiles({ caseId, change, upload, most }: Props): Files {
  const [uploading, setUploading] = useState<readonly Uploading[]>([])
  const drop = (key: string) => setUploading(held => held.filter(one => one.key !== key))
  const start = async (one: Uploading) => {
    setUploading(held => [...held.filter(({ key }) => key !== one.key), one])
    if (one.state === 'too-large') return
    try {
      const file = await upload(one.file)
      // Read again: words and other files may have come while this one was under way.
      change({ files: [...readDraft(caseId).files, file] })
      drop(one.key)
    } catch {
      setUploading(held => held.map(other => (other.key === one.key ? { ...other, state: 'failed' } : other)))
    }
  }
  const add = (files: Iterable<File>) => {
    for (const file of files) {
      void start({ key: crypto.randomUUID(), file, state: file.size > most ? 'too-large' : 'under-way' })
    }
  }
  return {
    uploading,
    isUploading: uploading.some(({ state }) => state === 'under-way'),
    add,
    drop,
    again: one => void start({ ...one, state: 'under-way' }),
    onPaste: event => {
      if (event.clipboardData.files.length === 0) return
      event.preventDefault()
      add(event.clipboardData.files)
    },
    dropTarget: {
      onDragOver: event => event.preventDefault(),
      onDrop: event => {
        event.preventDefault()
        add(event.dataTransfer.files)
      },
    },
  }
}

export function AttachButton({ onFiles }: { onFiles: (files: Iterable<File>) => void }) {
  const { words } = useWorld()
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={words.composer.attach}
        onChange={event => {
          onFiles([...(event.currentTarget.files ?? [])])
          event.currentTarget.value = ''
        }}
      />
      <button type="button" className="button button-quiet" onClick={() => input.current?.click()}>
        <Icon sign="clip" /> <span className="narrow-hidden">{words.composer.attach}</span>
      </button>
    </>
  )
}

export function FileChips({ files, draft, change }: { files: Files; draft: Draft; change: Props['change'] }) {
  const { words, me } = useWorld()
  const times = useTimes()
  if (draft.files.length === 0 && files.uploading.length === 0) return null
  const remove = (id: string) => change({ files: draft.files.filter(file => file.id !== id) })
  return (
    <div className="chips">
      {draft.mode === 'reply' &&
        draft.files.map(file => (
          <span key={file.id} className="file">
            <Icon sign="file" size={14} /> <bdi className="cut">{file.name}</bdi>
            <Remove label={words.composer.removeFile(file.name)} onRemove={() => remove(file.id)} />
          </span>
        ))}
      {files.uploading.map(one => (
        <span key={one.key} className="file" role="status">
          {one.state === 'under-way' && words.composer.uploading(one.file.name)}
          {one.state === 'too-large' && (
            <Sentence
              text={words.composer.tooLarge(one.file.name, sizeOf(me.limits.maxUploadBytes, times.number))}
            />
          )}
          {one.state === 'failed' && (
            <>
              <Sentence text={words.composer.uploadFailed(one.file.name)} />
              <button type="button" className="button button-plain" onClick={() => files.again(one)}>
                {words.story.again}
              </button>
            </>
          )}
          {one.state !== 'under-way' && (
            <Remove label={words.composer.removeFile(one.file.name)} onRemove={() => files.drop(one.key)} />
          )}
        </span>
      ))}
    </div>
  )
}

function Remove({ label, onRemove }: { label: string; onRemove: () => void }) {
  return (
    <button type="button" className="button button-quiet" aria-label={label} onClick={onRemove}>
      <Icon sign="cross" size={12} />
    </button>
  )
}
