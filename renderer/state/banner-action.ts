/** What the buttons of a banner do. */
import type { Banner, BannerAction } from './banner.js';
import { restore, save } from './files.js';
import type { Workspace } from './workspace.svelte.js';

export async function act(workspace: Workspace, banner: Banner, { does }: BannerAction): Promise<void> {
  switch (does.kind) {
    case 'go to line':
      workspace.goToLine(does.line);
      return;
    case 'go to last step':
      workspace.goToStep(workspace.recording.steps);
      return;
    case 'raise the limit':
      workspace.raiseLimit();
      return;
    case 'run':
      await workspace.run();
      return;
    case 'save as':
      if (await save(workspace, 'save as')) workspace.dismiss(banner);
      return;
    case 'overwrite':
      if (await save(workspace, 'overwrite')) workspace.dismiss(banner);
      return;
    case 'restore':
      workspace.dismiss(banner);
      await restore(workspace);
      return;
    case 'discard':
      workspace.dismiss(banner);
      await workspace.host.writeJournal(null);
      return;
    case 'copy details':
      await navigator.clipboard.writeText(workspace.details());
      workspace.say('The details are copied.');
  }
}
