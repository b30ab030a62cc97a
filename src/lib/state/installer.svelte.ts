// How this browser puts a web app on the home screen: by a prompt (Chromium), by the share sheet (iOS), or not.
type InstallPrompt = Event & { prompt(): Promise<{ outcome: string }> };

class Installer {
	hint = $state<'none' | 'prompt' | 'ios'>('none');
	#prompt: InstallPrompt | undefined;

	start() {
		const isInstalled =
			matchMedia('(display-mode: standalone)').matches ||
			('standalone' in navigator && navigator.standalone === true);
		if (isInstalled || !isSecureContext) return;
		const isApple =
			/iPhone|iPad|iPod/.test(navigator.userAgent) ||
			(navigator.userAgent.includes('Macintosh') && navigator.maxTouchPoints > 1);
		if (isApple) this.hint = 'ios';
		const onprompt = (event: Event) => {
			event.preventDefault();
			this.#prompt = event as InstallPrompt;
			this.hint = 'prompt';
		};
		const oninstalled = () => (this.hint = 'none');
		addEventListener('beforeinstallprompt', onprompt);
		addEventListener('appinstalled', oninstalled);
		return () => {
			removeEventListener('beforeinstallprompt', onprompt);
			removeEventListener('appinstalled', oninstalled);
		};
	}

	async install() {
		const answer = await this.#prompt?.prompt();
		if (answer?.outcome === 'accepted') this.hint = 'none';
	}
}

export const installer = new Installer();
