import { Menu } from '@mantine/core'
import type { Me } from '../../../../contract/desk.ts'
import { deskWords } from '../../../../contract/words/desk.ts'
import type { Theme } from '../../../choices.tsx'
import { useWorld } from '../../../commands/world.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { Name } from '../../../parts/name.tsx'

const THEMES = ['auto', 'light', 'dark'] as const satisfies readonly Theme[]
const LANGUAGES = ['en', 'es'] as const

export function SelfMenu({ me }: { me: Me }) {
  const world = useWorld()
  const { words, choices, choose } = world
  const onOff = (isOn: boolean) => (isOn ? words.self.on : words.self.off)
  return (
    <Menu position="bottom-end" width={260} transitionProps={{ duration: 0 }} withinPortal>
      <Menu.Target>
        <button type="button" className="button button-quiet" aria-label={words.self.menu}>
          <Icon sign="person" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Name>{me.agent.name}</Name>
        </Menu.Label>
        {THEMES.map(theme => (
          <Choice key={theme} label={`${words.self.theme}: ${words.self.themes[theme]}`} isOn={choices.theme === theme} onPick={() => choose({ theme })} />
        ))}
        <Menu.Divider />
        {LANGUAGES.map(language => (
          <Choice key={language} label={deskWords[language].language} isOn={choices.language === language} onPick={() => choose({ language })} />
        ))}
        <Menu.Divider />
        <Choice
          label={`${words.self.sound}: ${onOff(choices.sound)}`}
          isOn={choices.sound}
          onPick={() => choose({ sound: !choices.sound })}
        />
        <Choice
          label={`${words.self.notices}: ${onOff(choices.notices)}`}
          isOn={choices.notices}
          onPick={() => (choices.notices ? choose({ notices: false }) : world.askForNotices())}
        />
        <Choice
          label={`${words.self.singleKeys}: ${onOff(choices.singleKeys)}`}
          isOn={choices.singleKeys}
          onPick={() => choose({ singleKeys: !choices.singleKeys })}
        />
        <Menu.Divider />
        <Menu.Item onClick={() => world.openList('keys')}>{words.keys.title}</Menu.Item>
        <Menu.Item onClick={world.signOut}>{words.signIn.signOut}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

function Choice({ label, isOn, onPick }: { label: string; isOn: boolean; onPick: () => void }) {
  return (
    <Menu.Item
      role="menuitemradio"
      aria-checked={isOn}
      closeMenuOnClick={false}
      leftSection={<span className="menu-check">{isOn && <Icon sign="check" size={14} />}</span>}
      onClick={onPick}
    >
      {label}
    </Menu.Item>
  )
}
