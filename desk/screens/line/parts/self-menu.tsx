import { Menu } from '@mantine/core'
import type { Me } from '../../../../contract/desk.ts'
import { deskWords } from '../../../../contract/words/desk.ts'
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
      width={260}
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
              {deskWords[language].language}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.CheckboxItem checked={choices.sound} onChange={sound => choose({ sound })}>
          {words.self.sound}
        </Menu.CheckboxItem>
        <Menu.CheckboxItem
          checked={choices.notices}
          onChange={isOn => (isOn ? world.askForNotices() : choose({ notices: false }))}
        >
          {words.self.notices}
        </Menu.CheckboxItem>
        <Menu.CheckboxItem checked={choices.singleKeys} onChange={singleKeys => choose({ singleKeys })}>
          {words.self.singleKeys}
        </Menu.CheckboxItem>
        <Menu.Divider />
        <Menu.Item closeMenuOnClick onClick={() => world.openList('keys')}>
          {words.keys.title}
        </Menu.Item>
        <Menu.Item onClick={world.signOut}>{words.signIn.signOut}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
