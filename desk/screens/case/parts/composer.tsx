/**
 * Where the agent writes. Every letter is in the draft as it is typed, so nothing that happens around it (a refusal, a reload, another
 * case) loses a word. A promise that is written down along with a reply is recorded after the reply left.
 */
import type { CaseView } from '../../../../contract/desk.ts'
import { promise as promiseCommand, send as sendCommand } from '../../../commands/case.ts'
import { insertSnippet } from '../../../commands/work.ts'
import { insertArticle } from '../../../commands/articles.ts'
import { useWorld } from '../../../commands/world.tsx'
import { useDraft } from '../../../drafts.ts'
import type { Draft, Mode } from '../../../drafts.ts'
import { Caps } from '../../../parts/caps.tsx'
import { CommandButton } from '../../../parts/command-button.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { Said, Sentence } from '../../../parts/said.tsx'
import { useTimes } from '../../../when.tsx'
import type { CaseData } from '../data.ts'
import { AttachButton, FileChips, useFiles } from './files.tsx'
import { HintBar } from './hint-bar.tsx'
import { Beside } from './beside.tsx'
import { KeepsTicks } from './keeps-ticks.tsx'
import { MacroReport } from './macro-report.tsx'
import { PromiseForm } from './promise-form.tsx'
import { useSubmit } from './use-submit.ts'
import { WordsBox } from './words-box.tsx'

export function Composer({ view, data }: { view: CaseView; data: CaseData }) {
  const { words, me } = useWorld()
  const times = useTimes()
  const caseId = view.summary.id
  const [draft, change] = useDraft(caseId)
  const files = useFiles({ caseId, draft, change, upload: data.upload, most: me.limits.maxUploadBytes })
  const { problem, submit } = useSubmit({ view, data, draft, change, isUploading: files.isUploading })
  const text = draft[draft.mode]
  const isTooLong = text.length > me.limits.maxTextLength
  const most = times.number(me.limits.maxTextLength)
  return (
    <form
      id="composer"
      className="composer"
      data-mode={draft.mode}
      // What is wrong is said in the line above, also of what is folded away.
      noValidate
      onSubmit={submit}
      {...files.dropTarget}
    >
      <Beside data={data} />
      {data.ran && <MacroReport report={data.ran} onClose={data.forgetRan} />}
      <ModeSwitch mode={draft.mode} onMode={mode => change({ mode })} />
      <WordsBox view={view} data={data} draft={draft} change={change} onPaste={files.onPaste} />
      <HintBar draft={draft} view={view} change={change} />
      {draft.mode === 'reply' && draft.promise && (
        <PromiseForm view={view} promise={draft.promise} onChange={promise => change({ promise })} />
      )}
      {draft.mode === 'reply' && <KeepsTicks view={view} draft={draft} />}
      <Told draft={draft} />
      <FileChips files={files} draft={draft} change={change} />
      {(isTooLong || problem !== null) && (
        <Sentence text={isTooLong ? words.composer.tooLong(most) : problem} />
      )}
      <Said caseId={caseId} acts={['promise']} />
      <footer className="composer-foot">
        <AttachButton onFiles={files.add} />
        {draft.promise === null && draft.mode === 'reply' && (
          <CommandButton command={promiseCommand} look="quiet">
            <Icon sign="promise" /> <span>{words.promise.title}</span>
          </CommandButton>
        )}
        <CommandButton command={insertSnippet} look="quiet">
          <Icon sign="note" /> <span className="narrow-hidden">{words.work.snippets.snippet}</span>
        </CommandButton>
        <CommandButton command={insertArticle} look="quiet" hint={words.commands.insertArticle}>
          <Icon sign="file" /> <span className="narrow-hidden">{words.commands.article}</span>
        </CommandButton>
        <span className="grow" />
        <button type="submit" className="button button-main" disabled={isTooLong || files.isUploading}>
          {labelOf(draft, words)} <Caps spec={sendCommand.keys[0] ?? ''} />
        </button>
      </footer>
    </form>
  )
}

function labelOf(draft: Draft, words: ReturnType<typeof useWorld>['words']): string {
  if (draft.mode === 'note') return words.composer.addNote
  if (!draft.promise) return words.composer.send
  return draft.reply.trim() === '' ? words.promise.record : words.composer.sendWithPromise
}

/** Who will hear of this note. */
function Told({ draft }: { draft: Draft }) {
  const { work } = useWorld().words
  if (draft.mode !== 'note') return null
  const named = draft.mentions.filter(({ name }) => draft.note.includes(`@${name}`))
  if (named.length === 0) return null
  return <p className="hint">{work.mention.told(named.map(({ name }) => name).join(', '))}</p>
}

function ModeSwitch({ mode, onMode }: { mode: Mode; onMode: (mode: Mode) => void }) {
  const { words } = useWorld()
  return (
    <fieldset className="mode">
      <legend className="hidden">{words.composer.mode}</legend>
      {(['reply', 'note'] as const).map(name => (
        <label key={name} className="mode-choice">
          <input
            type="radio"
            name="mode"
            value={name}
            checked={mode === name}
            onChange={() => onMode(name)}
          />
          <Icon sign={name === 'reply' ? 'chat' : 'note'} size={14} />
          {words.composer[name]}
          <Caps spec={name === 'reply' ? 'r' : 'n'} />
        </label>
      ))}
    </fieldset>
  )
}
