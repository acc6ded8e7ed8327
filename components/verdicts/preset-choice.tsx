'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { PRESETS } from '@/lib/review/preset-rules';
import { PRESET_NAMES, type PresetName } from '@/lib/review/scale-model';

interface PresetChoiceProps {
  /** What is offered now, if it is one of them. */
  present: PresetName | 'own';
  onTake: (name: PresetName) => void;
}

/** Takes one of the scales that Galley brings along, to be saved or worked on. */
export function PresetChoice({ present, onTake }: PresetChoiceProps) {
  const [name, setName] = useState<PresetName>(present === 'own' ? 'default' : present);
  return (
    <div className="flex items-start gap-2 max-sm:flex-col max-sm:items-stretch">
      <Field label="Ready-made scales" hint={PRESETS[name].about} className="flex-1">
        <Select
          value={name}
          options={PRESET_NAMES.map((preset) => ({
            value: preset,
            label: preset === present ? `${PRESETS[preset].label} (present)` : PRESETS[preset].label,
          }))}
          onChange={(chosen) => chosen && setName(chosen)}
        />
      </Field>
      <Button className="mt-[23px] max-sm:mt-0" onClick={() => onTake(name)}>
        Take this scale
      </Button>
    </div>
  );
}
