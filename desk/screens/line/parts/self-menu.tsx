import { Menu } from '@mantine/core'
import type { Me } from '../../../../contract/desk.ts'
import { languageNames } from '../../../../contract/words/languages.ts'
import { HOLDS } from '../../../chosen.ts'
import { useWorld } from '../../../commands/world.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { Name } from '../../../parts/name.tsx'

const THEMES = ['auto', 'light', 'dark'] as const
const LANGUAGES = ['en', 'es'] as const

export function SelfMenu({ me }: { me: Me }) {
  const world = useWorld()
  const { words, choices, choose } = world
  return (
    <Menu
      position="bottom-end"
      width={300}
      transitionProps={{ duration: 0 }}
      withinPortal={false}
      closeOnItemClick={false}
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>
        <button type="button" className="button button-quiet" aria-label={words.self.menu}>
          <Icon sign="person" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Name>{me.agent.name}</Name>
        </Menu.Label>
        <Menu.RadioGroup
          value={choices.theme}
          onChange={picked => choose({ theme: THEMES.find(theme => theme === picked) ?? 'auto' })}
        >
          {THEMES.map(theme => (
            <Menu.RadioItem key={theme} value={theme}>
              {words.self.theme}: {words.self.themes[theme]}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.RadioGroup
          value={choices.language}
          onChange={picked => choose({ language: LANGUAGES.find(language => language === picked) ?? 'en' })}
        >
          {LANGUAGES.map(language => (
            <Menu.RadioItem key={language} value={language} lang={language}>
              {languageNames[language]}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Notices />
        <Menu.Divider />
        <Holds />
        <Menu.Divider />
        <Menu.CheckboxItem checked={choices.singleKeys} onChange={singleKeys => choose({ singleKeys })}>
          {words.self.singleKeys}
        </Menu.CheckboxItem>
        <Menu.Divider />
        <Menu.Item closeMenuOnClick onClick={() => world.openSetup('ready')}>
          {words.setup.open}
        </Menu.Item>
        <Menu.Item closeMenuOnClick onClick={() => world.openList('keys')}>
          {words.keys.title}
        </Menu.Item>
        <Menu.Item closeMenuOnClick onClick={() => world.goToPage('/snippets')}>
          {words.work.snippets.open}
        </Menu.Item>
        <Menu.Item closeMenuOnClick onClick={() => world.goToPage('/near')}>
          {words.commands.nearUs}
        </Menu.Item>
        <Menu.Item onClick={world.signOut}>{words.signIn.signOut}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

/** Sound and notices, and what they are about beside offers. */
function Notices() {
  const { words, choices, choose, askForNotices } = useWorld()
  const { notices } = words.work
  const isBlocked = 'Notification' in window && Notification.permission === 'denied'
  const isTold = choices.sound || choices.notices
  return (
    <>
      <Menu.CheckboxItem checked={choices.sound} onChange={sound => choose({ sound })}>
        {notices.sound}
      </Menu.CheckboxItem>
      <Menu.CheckboxItem
        checked={choices.notices}
        onChange={isOn => (isOn ? askForNotices() : choose({ notices: false }))}
      >
        {notices.notices}
      </Menu.CheckboxItem>
      {isBlocked && <p className="hint menu-hint">{notices.blocked}</p>}
      <div className="menu-inner">
        <Menu.CheckboxItem checked={isTold} disabled>
          {notices.offers}
        </Menu.CheckboxItem>
        <Menu.CheckboxItem
          checked={isTold && choices.tellWords}
          disabled={!isTold}
          onChange={tellWords => choose({ tellWords })}
        >
          {notices.words}
        </Menu.CheckboxItem>
        <Menu.CheckboxItem
          checked={isTold && choices.tellMentions}
          disabled={!isTold}
          onChange={tellMentions => choose({ tellMentions })}
        >
          {notices.mentions}
        </Menu.CheckboxItem>
      </div>
    </>
  )
}

/** How long what was sent can be taken back. */
function Holds() {
  const { words, choices, choose } = useWorld()
  const { hold } = words.work
  const kinds = [
    ['holdChats', hold.chats],
    ['holdLetters', hold.letters],
  ] as const
  return (
    <>
      {kinds.map(([kind, label]) => (
        <fieldset key={kind} className="menu-holds">
          <legend>{label}</legend>
          {HOLDS.map(seconds => (
            <label key={seconds} className="button button-chip" data-checked={choices[kind] === seconds}>
              <input
                type="radio"
                name={kind}
                className="hidden"
                checked={choices[kind] === seconds}
                onChange={() => choose({ [kind]: seconds })}
              />
              {hold.seconds(seconds)}
            </label>
          ))}
        </fieldset>
      ))}
      <p className="hint menu-hint">{hold.closing}</p>
    </>
  )
}
