'use client';

import type { Editor } from '@tiptap/core';
import type { Command } from '@tiptap/pm/state';
import { Table } from 'lucide-react';
import { Menu, MenuItem, MenuSeparator } from '@/components/ui/menu';
import {
  addColumn,
  addRow,
  deleteColumn,
  deleteRow,
  deleteTable,
  insertTable,
  leaveTable,
  toggleHeaderRow,
} from '@/lib/editor/table-commands';
import { cellAround } from '@/lib/editor/table-grid';

type Act = readonly [label: string, command: Command];

const GROUPS: readonly (readonly Act[])[] = [
  [
    ['Row above', addRow(-1)],
    ['Row below', addRow(1)],
    ['Column before', addColumn(-1)],
    ['Column after', addColumn(1)],
  ],
  [
    ['Header row on or off', toggleHeaderRow],
    ['Go on below the table', leaveTable],
  ],
  [
    ['Delete row', deleteRow],
    ['Delete column', deleteColumn],
    ['Delete table', deleteTable],
  ],
];

/** What whoever writes does with tables: puts one in, or changes the one that the caret stands in. */
export function TableTools({ editor }: { editor: Editor }) {
  return (
    <Menu
      align="start"
      trigger={
        <button type="button" className="edit-tool" aria-label="Table" title="Table">
          <Table className="size-4" aria-hidden />
        </button>
      }
    >
      <TableActs editor={editor} />
    </Menu>
  );
}

// There only while the menu is open: only then is it asked what can be done where the caret stands.
function TableActs({ editor }: { editor: Editor }) {
  const isInTable = cellAround(editor.state.selection.$from) >= 0;
  const act = ([label, command]: Act) => (
    <MenuItem
      key={label}
      disabled={!command(editor.state)}
      danger={label === 'Delete table'}
      onSelect={() => {
        command(editor.state, editor.view.dispatch);
        // After the menu has given the focus back to its button.
        requestAnimationFrame(() => editor.view.focus());
      }}
    >
      {label}
    </MenuItem>
  );
  if (!isInTable) return act(['Insert a table', insertTable]);
  return GROUPS.flatMap((group, index) => [
    ...(index > 0 ? [<MenuSeparator key={index} />] : []),
    ...group.map(act),
  ]);
}
