import { Modal } from '@mantine/core'
import { commands } from '../commands/all.ts'
import type { Command } from '../commands/command.ts'
import { useWorld } from '../commands/world.tsx'
import { Caps } from '../parts/caps.tsx'

const SECTIONS = ['people', 'case', 'place', 'self'] as const satisfies readonly Command['section'][]

export function KeysList({ onClose }: { onClose: () => void }) {
  const { words } = useWorld()
  const shown = commands.filter(command => command.keys.length > 0 && command.isOneOfMany !== true)
  return (
    <Modal
      opened
      onClose={onClose}
      title={words.keys.title}
      size="lg"
      lockScroll={false}
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ 'aria-label': words.keys.close }}
    >
      <div className="keys-list">
        {SECTIONS.map(section => (
          <section key={section}>
            <h3>{words.keys.sections[section]}</h3>
            <dl>
              {shown
                .filter(command => command.section === section)
                .map(command => (
                  <div key={command.name}>
                    <dt>{command.label(words)}</dt>
                    <dd>
                      {command.keys.map(key => (
                        <Caps key={key} spec={key} />
                      ))}
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  )
}
