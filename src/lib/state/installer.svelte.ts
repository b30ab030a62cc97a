// How this browser puts a web app on the home screen: by a prompt (Chromium), by the share sheet (iOS), or not.
import type { InstallWay } from '../core/install-advice.ts';

type InstallPrompt = Event & { prompt(): Promise<{ outcome: string }> };

class Installer {
	/** How this browser installs; `none` where it does not, or the app is installed already. */
	way = $state<InstallWay>('none');
	#prompt: InstallPrompt | undefined;

	start() {
		const isInstalled =
			matchMedia('(display-mode: standalone)').matches ||
			('standalone' in navigator && navigator.standalone === true);
		if (isInstalled || !isSecureContext) return;
		const isApple =
			/iPhone|iPad|iPod/.test(navigator.userAgent) ||
			(navigator.userAgent.includes('Macintosh') && navigator.maxTouchPoints > 1);
		if (isApple) {
			this.way = 'ios';
			return;
		}
		const onprompt = (event: Event) => {
			event.preventDefault();
			this.#prompt = event as InstallPrompt;
			this.way = 'prompt';
		};
		const oninstalled = () => (this.way = 'none');
		addEventListener('beforeinstallprompt', onprompt);
		addEventListener('appinstalled', oninstalled);
		return () => {
			removeEventListener('beforeinstallprompt', onprompt);
			removeEventListener('appinstalled', oninstalled);
		};
	}

	async install() {
		const answer = await this.#prompt?.prompt();
		if (answer?.outcome === 'accepted') this.way = 'none';
	}
}

export const installer = new Installer();
