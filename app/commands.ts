/**
 * The one table of commands: native menu, menus of the page, key map, tooltips and help derive from it. Pure data.
 * Which of them a window offers at the moment it says itself (`Host.setMenu`); a command that it does not offer is absent.
 */

export const MENUS = ['File', 'Edit', 'View', 'Step', 'Story', 'Export', 'Help'] as const;
export type Menu = (typeof MENUS)[number];

/**
 * What must be the case for a command to be of use: `run` a recording, `selection` something chosen, `changes` unsaved
 * work, `story` at least one key frame, `running` a run under way.
 */
export type Flag = 'run' | 'selection' | 'changes' | 'story' | 'running';

export interface Command {
  readonly id: string;
  readonly label: string;
  readonly menu: Menu;
  /** Commands of one group stand together; a line divides groups. */
  readonly group: number;
  /** `Mod` is Ctrl, on macOS Command. Keys without `Mod`, `Alt` or an F work only where no text field has the focus. */
  readonly key?: string;
  /** Further keys that do the same. */
  readonly also?: readonly string[];
  /** Absent: always of use. */
  readonly when?: Flag;
  /** Shown with a tick when it is on. */
  readonly toggle?: true;
  /** Done by Electron itself, not by the window. */
  readonly role?: 'quit' | 'close' | 'undo' | 'redo' | 'cut' | 'copy' | 'paste' | 'selectAll' | 'togglefullscreen';
}

export const COMMANDS = [
  { id: 'file.new', label: 'New program', menu: 'File', group: 1, key: 'Mod+N' },
  { id: 'file.newDiagram', label: 'New empty diagram', menu: 'File', group: 1, key: 'Mod+Shift+N' },
  { id: 'file.open', label: 'Open…', menu: 'File', group: 1, key: 'Mod+O' },
  { id: 'file.lessons', label: 'Lessons and examples', menu: 'File', group: 1 },
  { id: 'file.save', label: 'Save', menu: 'File', group: 2, key: 'Mod+S' },
  { id: 'file.saveAs', label: 'Save as…', menu: 'File', group: 2, key: 'Mod+Shift+S' },
  { id: 'file.revert', label: 'Revert', menu: 'File', group: 2, when: 'changes' },
  { id: 'file.importTrace', label: 'Import trace…', menu: 'File', group: 3 },
  { id: 'file.properties', label: 'Properties', menu: 'File', group: 3 },
  { id: 'file.close', label: 'Close', menu: 'File', group: 4, key: 'Mod+W', role: 'close' },
  { id: 'file.quit', label: 'Quit', menu: 'File', group: 4, key: 'Mod+Q', role: 'quit' },

  { id: 'edit.undo', label: 'Undo', menu: 'Edit', group: 1, key: 'Mod+Z', role: 'undo' },
  { id: 'edit.redo', label: 'Redo', menu: 'Edit', group: 1, key: 'Mod+Shift+Z', also: ['Mod+Y'], role: 'redo' },
  { id: 'edit.cut', label: 'Cut', menu: 'Edit', group: 2, key: 'Mod+X', role: 'cut' },
  { id: 'edit.copy', label: 'Copy', menu: 'Edit', group: 2, key: 'Mod+C', role: 'copy' },
  { id: 'edit.paste', label: 'Paste', menu: 'Edit', group: 2, key: 'Mod+V', role: 'paste' },
  { id: 'edit.copyFigure', label: 'Copy figure', menu: 'Edit', group: 2, key: 'Mod+Shift+C', when: 'run' },
  { id: 'edit.copyText', label: 'Copy as text', menu: 'Edit', group: 2, when: 'run' },
  { id: 'edit.find', label: 'Find', menu: 'Edit', group: 3, key: 'Mod+F' },
  { id: 'edit.selectAll', label: 'Select all', menu: 'Edit', group: 3, key: 'Mod+A', role: 'selectAll' },
  { id: 'edit.hide', label: 'Hide', menu: 'Edit', group: 4, key: 'H', when: 'selection' },
  { id: 'edit.showHidden', label: 'Show all hidden', menu: 'Edit', group: 4, key: 'Shift+H', when: 'run' },
  { id: 'edit.fold', label: 'Fold', menu: 'Edit', group: 4, key: 'F', when: 'selection' },
  { id: 'edit.release', label: 'Release place', menu: 'Edit', group: 4, when: 'selection' },
  { id: 'edit.settings', label: 'Settings', menu: 'Edit', group: 5, key: 'Mod+,' },

  { id: 'view.objects', label: 'Objects', menu: 'View', group: 1, key: 'Mod+1', toggle: true },
  { id: 'view.memory', label: 'Memory', menu: 'View', group: 1, key: 'Mod+2', toggle: true },
  { id: 'view.collector', label: 'Collector', menu: 'View', group: 1, key: 'Mod+3', toggle: true },
  { id: 'view.bytes', label: 'Bytes', menu: 'View', group: 1, key: 'Mod+4', toggle: true },
  { id: 'view.strict', label: 'Strict objects', menu: 'View', group: 2, key: 'S', toggle: true },
  { id: 'view.noise', label: 'Noise presets', menu: 'View', group: 2 },
  { id: 'view.newestFrame', label: 'Newest frame on top', menu: 'View', group: 2, toggle: true },
  { id: 'view.projector', label: 'Projector switch', menu: 'View', group: 3, key: 'F9', also: ['P'], toggle: true },
  { id: 'view.theme', label: 'Theme', menu: 'View', group: 3 },
  { id: 'view.textSize', label: 'Text size', menu: 'View', group: 3 },
  { id: 'view.program', label: 'Program panel', menu: 'View', group: 4, key: 'Mod+B', toggle: true },
  { id: 'view.details', label: 'Details', menu: 'View', group: 4, key: 'Mod+I', toggle: true },
  { id: 'view.tracks', label: 'Tracks', menu: 'View', group: 4, toggle: true },
  { id: 'view.modeStep', label: 'Step mode', menu: 'View', group: 5, key: 'Mod+Shift+1' },
  { id: 'view.modeAuthor', label: 'Author mode', menu: 'View', group: 5, key: 'Mod+Shift+2' },
  { id: 'view.fit', label: 'Fit', menu: 'View', group: 6, key: '0', when: 'run' },
  { id: 'view.zoomIn', label: 'Zoom in', menu: 'View', group: 6, key: 'Mod+Plus', also: ['Mod+='], when: 'run' },
  { id: 'view.zoomOut', label: 'Zoom out', menu: 'View', group: 6, key: 'Mod+-', when: 'run' },
  { id: 'view.fullScreen', label: 'Full screen', menu: 'View', group: 7, key: 'F11', role: 'togglefullscreen' },
  { id: 'view.nextRegion', label: 'Next region', menu: 'View', group: 8, key: 'F6' },
  { id: 'view.previousRegion', label: 'Previous region', menu: 'View', group: 8, key: 'Shift+F6' },

  { id: 'step.run', label: 'Run', menu: 'Step', group: 1, key: 'Mod+Enter' },
  { id: 'step.stop', label: 'Stop', menu: 'Step', group: 1, key: 'Mod+.', when: 'running' },
  { id: 'step.forward', label: 'Forward', menu: 'Step', group: 2, key: 'ArrowRight', also: ['F8'], when: 'run' },
  { id: 'step.back', label: 'Back', menu: 'Step', group: 2, key: 'ArrowLeft', also: ['F7'], when: 'run' },
  { id: 'step.over', label: 'Over', menu: 'Step', group: 2, key: 'O', when: 'run' },
  { id: 'step.out', label: 'Out', menu: 'Step', group: 2, key: 'U', when: 'run' },
  { id: 'step.first', label: 'First', menu: 'Step', group: 2, key: 'Home', when: 'run' },
  { id: 'step.last', label: 'Last', menu: 'Step', group: 2, key: 'End', when: 'run' },
  { id: 'step.goTo', label: 'Go to step…', menu: 'Step', group: 2, key: 'Mod+G', when: 'run' },
  { id: 'step.nextChange', label: 'Next change', menu: 'Step', group: 3, key: 'Mod+ArrowRight', when: 'selection' },
  { id: 'step.lastChange', label: 'Previous change', menu: 'Step', group: 3, key: 'Mod+ArrowLeft', when: 'selection' },
  { id: 'step.byLine', label: 'By line', menu: 'Step', group: 4, key: '1', when: 'run', toggle: true },
  { id: 'step.byInstruction', label: 'By instruction', menu: 'Step', group: 4, key: '2', when: 'run', toggle: true },
  { id: 'step.byEvent', label: 'By event', menu: 'Step', group: 4, key: '3', when: 'run', toggle: true },
  { id: 'step.play', label: 'Play', menu: 'Step', group: 5, key: 'Space', when: 'run', toggle: true },
  { id: 'step.breakpoint', label: 'Breakpoint', menu: 'Step', group: 5, key: 'Mod+F8' },
  { id: 'step.nextBreakpoint', label: 'Forward to breakpoint', menu: 'Step', group: 5, key: 'Shift+F8', when: 'run' },
  { id: 'step.lastBreakpoint', label: 'Back to breakpoint', menu: 'Step', group: 5, key: 'Shift+F7', when: 'run' },
  { id: 'step.ask', label: 'Ask', menu: 'Step', group: 6, key: 'Mod+K', when: 'run' },
  { id: 'step.mark', label: 'Mark', menu: 'Step', group: 6, key: 'X', when: 'run' },
  { id: 'step.compare', label: 'Compare with mark', menu: 'Step', group: 6, key: 'C', when: 'run' },
  { id: 'step.python', label: 'Python version', menu: 'Step', group: 7 },
  { id: 'step.limits', label: 'Limits', menu: 'Step', group: 7 },

  {
    id: 'story.addKeyFrame',
    label: 'Add key frame',
    menu: 'Story',
    group: 1,
    key: 'Mod+Shift+Enter',
    also: ['K'],
    when: 'run',
  },
  { id: 'story.nextKeyFrame', label: 'Next key frame', menu: 'Story', group: 1, key: 'PageDown', when: 'story' },
  { id: 'story.lastKeyFrame', label: 'Previous key frame', menu: 'Story', group: 1, key: 'PageUp', when: 'story' },
  { id: 'story.rename', label: 'Rename', menu: 'Story', group: 1, key: 'F2', when: 'story' },
  { id: 'story.merge', label: 'Merge with next', menu: 'Story', group: 1, when: 'story' },
  { id: 'story.hideSteps', label: 'Hide steps', menu: 'Story', group: 1, when: 'story' },
  {
    id: 'story.addNote',
    label: 'Add note',
    menu: 'Story',
    group: 2,
    key: 'Mod+Shift+M',
    also: ['N'],
    when: 'selection',
  },
  { id: 'story.nextNote', label: 'Next note', menu: 'Story', group: 2, key: 'Shift+N', when: 'run' },
  { id: 'story.lastNote', label: 'Previous note', menu: 'Story', group: 2, key: 'Shift+B', when: 'run' },
  { id: 'story.highlight', label: 'Highlight', menu: 'Story', group: 2, when: 'selection' },
  { id: 'story.blank', label: 'Blank', menu: 'Story', group: 2, key: 'B', when: 'selection' },
  { id: 'story.reveal', label: 'Reveal next', menu: 'Story', group: 2, key: 'R', when: 'run' },
  { id: 'story.lostNotes', label: 'Lost notes', menu: 'Story', group: 3, when: 'run' },
  { id: 'story.present', label: 'Present', menu: 'Story', group: 3, key: 'F5', when: 'run' },
  { id: 'story.presentHere', label: 'Present from here', menu: 'Story', group: 3, key: 'Shift+F5', when: 'run' },

  { id: 'export.figure', label: 'This figure…', menu: 'Export', group: 1, key: 'Mod+E', when: 'run' },
  { id: 'export.all', label: 'All key frames…', menu: 'Export', group: 1, key: 'Mod+Shift+E', when: 'story' },
  { id: 'export.deck', label: 'PowerPoint deck…', menu: 'Export', group: 1, when: 'story' },
  { id: 'export.player', label: 'One-file player…', menu: 'Export', group: 1, when: 'story' },
  { id: 'export.worksheet', label: 'Worksheet and answers…', menu: 'Export', group: 1, when: 'story' },
  { id: 'export.legibility', label: 'Check legibility', menu: 'Export', group: 2, when: 'run' },
  { id: 'export.refresh', label: 'Refresh a folder…', menu: 'Export', group: 2, when: 'story' },
  { id: 'export.size', label: 'Size and theme', menu: 'Export', group: 2 },

  { id: 'help.keys', label: 'Keys', menu: 'Help', group: 1, key: '?' },
  { id: 'help.guide', label: 'Guide', menu: 'Help', group: 1, key: 'F1' },
  { id: 'help.simulated', label: 'What is simulated', menu: 'Help', group: 1 },
  { id: 'help.versions', label: 'Differences by version', menu: 'Help', group: 1 },
  { id: 'help.copyDetails', label: 'Copy details', menu: 'Help', group: 2 },
  { id: 'help.about', label: 'About Heapwright', menu: 'Help', group: 2 },
] as const satisfies readonly Command[];

export type CommandId = (typeof COMMANDS)[number]['id'];

/** The ids alone, for checking what crosses the bridge. */
export const COMMAND_IDS: readonly CommandId[] = COMMANDS.map(({ id }) => id);
