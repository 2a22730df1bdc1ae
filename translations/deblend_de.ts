<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>data</name>
    <message>
        <source>Density image</source>
        <translation>Dichtebild</translation>
    </message>
    <message>
        <source>Points of the plane, dense where a grayscale image is bright.</source>
        <translation>Punkte der Ebene, dicht, wo ein Graustufenbild hell ist.</translation>
    </message>
    <message>
        <source>Example density</source>
        <translation>Beispieldichte</translation>
    </message>
    <message>
        <source>Points of one of the density images that come with the program.</source>
        <translation>Punkte eines der Dichtebilder, die dem Programm beiliegen.</translation>
    </message>
    <message>
        <source>Gaussian noise</source>
        <translation>Gaußsches Rauschen</translation>
    </message>
    <message>
        <source>Independent normal random numbers in samples of any shape.</source>
        <translation>Unabhängige normalverteilte Zufallszahlen in Stichproben beliebiger Form.</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>The shape of one sample: 2 for a point of the plane, CxHxW for an image.</source>
        <translation>Die Form einer Stichprobe: 2 für einen Punkt der Ebene, CxHxW für ein Bild.</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittelwert</translation>
    </message>
    <message>
        <source>The mean of every number.</source>
        <translation>Der Mittelwert jeder Zahl.</translation>
    </message>
    <message>
        <source>Deviation</source>
        <translation>Standardabweichung</translation>
    </message>
    <message>
        <source>The standard deviation of every number.</source>
        <translation>Die Standardabweichung jeder Zahl.</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>How many points are drawn once for a training, which takes its batches from them; 0 draws every batch anew.</source>
        <translation>Wie viele Punkte einmal für ein Training gezogen werden, das ihnen seine Batches entnimmt; 0 zieht jeden Batch neu.</translation>
    </message>
    <message>
        <source>Samples from a file: an .npy array [N, ...] or a .csv text with x and y on every line; a third column, a label, is passed over.</source>
        <translation>Stichproben aus einer Datei: ein .npy-Array [N, ...] oder ein .csv-Text mit x und y in jeder Zeile; eine dritte Spalte, ein Label, wird übergangen.</translation>
    </message>
    <message>
        <source>Triangle</source>
        <translation>Dreieck</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>Quadrat</translation>
    </message>
    <message>
        <source>Rhombus</source>
        <translation>Raute</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Kreisscheibe</translation>
    </message>
    <message>
        <source>Ring</source>
        <translation>Ring</translation>
    </message>
    <message>
        <source>Eight Gaussians</source>
        <translation>Acht Gaußglocken</translation>
    </message>
    <message>
        <source>Two moons</source>
        <translation>Zwei Monde</translation>
    </message>
    <message>
        <source>Checkerboard</source>
        <translation>Schachbrett</translation>
    </message>
    <message>
        <source>Spiral</source>
        <translation>Spirale</translation>
    </message>
    <message>
        <source>Points of a shape of the plane that a formula gives.</source>
        <translation>Punkte einer Form der Ebene, die eine Formel beschreibt.</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>Rauschen</translation>
    </message>
    <message>
        <source>The standard deviation of the points around the Gaussians&apos; centres, the moons or the spiral; the other shapes have sharp edges and take none.</source>
        <translation>Die Standardabweichung der Punkte um die Mitten der Gaußglocken, um die Monde oder um die Spirale; die übrigen Formen haben scharfe Ränder und kein Rauschen.</translation>
    </message>
</context>
<context>
    <name>deblend::AboutDialog</name>
    <message>
        <source>About Deblend Studio</source>
        <translation>Über Deblend Studio</translation>
    </message>
    <message>
        <source>Trains, shows and exports mappings between data sets by iterative α-(de)blending.

This program is free software under the GNU General Public License, version 3 or later, and comes without any warranty. It was built with LibTorch %1 and runs with Qt %2.</source>
        <translation>Trainiert, zeigt und exportiert Abbildungen zwischen Datensätzen durch iteratives α-(De)Blending.

Dieses Programm ist freie Software unter der GNU General Public License, Version 3 oder neuer, und kommt ohne jede Gewährleistung. Es wurde mit LibTorch %1 gebaut und läuft mit Qt %2.</translation>
    </message>
    <message>
        <source>It uses the following work of others:</source>
        <translation>Es verwendet die folgenden Werke anderer:</translation>
    </message>
</context>
<context>
    <name>deblend::CheckpointPane</name>
    <message>
        <source>Step %1 · loss %2</source>
        <translation>Schritt %1 · Verlust %2</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Noch keine</translation>
    </message>
</context>
<context>
    <name>deblend::DataSetButton</name>
    <message>
        <source>Another data set…</source>
        <translation>Anderer Datensatz…</translation>
    </message>
</context>
<context>
    <name>deblend::DataSetChooser</name>
    <message>
        <source>No file is chosen yet.</source>
        <translation>Noch keine Datei gewählt.</translation>
    </message>
    <message>
        <source>Choose the data</source>
        <translation>Daten wählen</translation>
    </message>
    <message>
        <source>Looking at the data…</source>
        <translation>Daten werden geprüft…</translation>
    </message>
    <message>
        <source>%1 samples of shape %2</source>
        <translation>%1 Stichproben der Form %2</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Durchsuchen…</translation>
    </message>
    <message>
        <source>A picture, or a file of points</source>
        <translation>Ein Bild oder eine Datei mit Punkten</translation>
    </message>
    <message>
        <source>samples of shape %1</source>
        <translation>Stichproben der Form %1</translation>
    </message>
</context>
<context>
    <name>deblend::DataSetDialog</name>
    <message>
        <source>Choose the source</source>
        <translation>Quelle wählen</translation>
    </message>
    <message>
        <source>Choose the target</source>
        <translation>Ziel wählen</translation>
    </message>
</context>
<context>
    <name>deblend::DeviceChooser</name>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Auto</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>What the next run trains on</source>
        <translation>Worauf der nächste Lauf trainiert</translation>
    </message>
</context>
<context>
    <name>deblend::EngineText</name>
    <message>
        <source>on</source>
        <translation>an</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>a whole number from %1 to %2</source>
        <translation>eine ganze Zahl von %1 bis %2</translation>
    </message>
    <message>
        <source>a number from %1 to %2</source>
        <translation>eine Zahl von %1 bis %2</translation>
    </message>
    <message>
        <source>one of %1</source>
        <translation>einer der Werte %1</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>ein Text</translation>
    </message>
    <message>
        <source>Option &apos;%1&apos; is &apos;%2&apos;: allowed is %3.</source>
        <translation>Die Option „%1“ ist „%2“: erlaubt ist %3.</translation>
    </message>
</context>
<context>
    <name>deblend::ExampleCard</name>
    <message>
        <source>Open example</source>
        <translation>Beispiel öffnen</translation>
    </message>
</context>
<context>
    <name>deblend::ExperimentChooser</name>
    <message>
        <source>Experiment</source>
        <translation>Experiment</translation>
    </message>
</context>
<context>
    <name>deblend::ExperimentForm</name>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Every option at its default</source>
        <translation>Alle Optionen auf ihre Standardwerte</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Vorgaben</translation>
    </message>
    <message>
        <source>Settings for the training that belong together</source>
        <translation>Zusammengehörige Einstellungen für das Training</translation>
    </message>
</context>
<context>
    <name>deblend::ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>&amp;What</source>
        <translation>&amp;Inhalt</translation>
    </message>
    <message>
        <source>&amp;As</source>
        <translation>F&amp;ormat</translation>
    </message>
    <message>
        <source>&amp;Size</source>
        <translation>&amp;Größe</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Farbschema</translation>
    </message>
    <message>
        <source>F&amp;rames</source>
        <translation>&amp;Bilder</translation>
    </message>
    <message>
        <source>Frames a se&amp;cond</source>
        <translation>Bilder je &amp;Sekunde</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Durchsuchen…</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>Schritt %1</translation>
    </message>
    <message>
        <source>the last checkpoint</source>
        <translation>letzter Checkpoint</translation>
    </message>
    <message>
        <source>%1, %2, %3 samples in %4 steps</source>
        <translation>%1, %2, %3 Punkte in %4 Schritten</translation>
    </message>
    <message>
        <source>The points, moving</source>
        <translation>Bewegte Punkte</translation>
    </message>
    <message>
        <source>The paths</source>
        <translation>Pfade</translation>
    </message>
    <message>
        <source>The losses</source>
        <translation>Verluste</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>one for every step</source>
        <translation>eines je Schritt</translation>
    </message>
    <message>
        <source>Animation (GIF)</source>
        <translation>Animation (GIF)</translation>
    </message>
    <message>
        <source>Video (MP4)</source>
        <translation>Video (MP4)</translation>
    </message>
    <message>
        <source>Numbered pictures (folder of PNG)</source>
        <translation>Nummerierte Bilder (Ordner mit PNG)</translation>
    </message>
    <message>
        <source>Picture of the last step (PNG)</source>
        <translation>Bild des letzten Schritts (PNG)</translation>
    </message>
    <message>
        <source>Picture (PNG)</source>
        <translation>Bild (PNG)</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>Exportieren nach</translation>
    </message>
    <message>
        <source>The export was cancelled; nothing was written.</source>
        <translation>Der Export wurde abgebrochen; nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>deblend::LanguageSwitch</name>
    <message>
        <source>As the desktop</source>
        <translation>Wie das System</translation>
    </message>
</context>
<context>
    <name>deblend::LossChart</name>
    <message>
        <source>%1 · step %2 · loss %3</source>
        <translation>%1 · Schritt %2 · Verlust %3</translation>
    </message>
</context>
<context>
    <name>deblend::LossPanel</name>
    <message>
        <source>log loss</source>
        <translation>log. Verlust</translation>
    </message>
    <message>
        <source>log steps</source>
        <translation>log. Schritte</translation>
    </message>
    <message>
        <source>skip first</source>
        <translation>erste auslassen</translation>
    </message>
    <message>
        <source>Leave out the steps before this one: the first losses dwarf the rest.</source>
        <translation>Die Schritte vor diesem auslassen: Neben den ersten Verlusten verschwinden die übrigen.</translation>
    </message>
    <message>
        <source>smooth</source>
        <translation>Glättung</translation>
    </message>
    <message>
        <source>How much of the past the strong curve averages. The faint curve is what was measured.</source>
        <translation>Über welchen Teil der Vergangenheit die kräftige, geglättete Kurve mittelt. Die blasse Kurve zeigt die Messwerte.</translation>
    </message>
    <message>
        <source>follow</source>
        <translation>folgen</translation>
    </message>
    <message>
        <source>Follow the training: show all of every curve. Zooming with the wheel or dragging stops it, a double click begins it again.</source>
        <translation>Dem Training folgen: alle Kurven ganz zeigen. Zoomen mit dem Mausrad oder Ziehen beendet das Folgen, ein Doppelklick setzt es fort.</translation>
    </message>
    <message>
        <source>The losses of a run are drawn here while it trains.</source>
        <translation>Hier erscheinen die Verluste eines Laufs, während er trainiert.</translation>
    </message>
</context>
<context>
    <name>deblend::MainWindow</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Lauf</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Panes</source>
        <translation>&amp;Bereiche</translation>
    </message>
    <message>
        <source>P&amp;layback</source>
        <translation>&amp;Wiedergabe</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>E&amp;xtras</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeugleiste</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>Checkpoints</source>
        <translation>Checkpoints</translation>
    </message>
    <message>
        <source>Experiment</source>
        <translation>Experiment</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>&amp;New…</source>
        <translation>&amp;Neu…</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Make a new project</source>
        <translation>Ein neues Projekt anlegen</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>Ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation>Ein Projekt öffnen</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Save the project</source>
        <translation>Das Projekt speichern</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren…</translation>
    </message>
    <message>
        <source>Export what is seen as a picture or an animation</source>
        <translation>Das Gezeigte als Bild oder Animation exportieren</translation>
    </message>
    <message>
        <source>&amp;Close project</source>
        <translation>Projekt s&amp;chließen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>&amp;Einstellungen…</translation>
    </message>
    <message>
        <source>&amp;Train</source>
        <translation>&amp;Trainieren</translation>
    </message>
    <message>
        <source>Begin a new run of the experiment</source>
        <translation>Einen neuen Lauf des Experiments beginnen</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pausieren</translation>
    </message>
    <message>
        <source>Hold the training, after a checkpoint</source>
        <translation>Das Training nach einem Checkpoint anhalten</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <source>Go on with the run where it is</source>
        <translation>Den Lauf dort fortsetzen, wo er steht</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Stoppen</translation>
    </message>
    <message>
        <source>End the training, after a checkpoint; the run can be resumed</source>
        <translation>Das Training nach einem Checkpoint beenden; der Lauf lässt sich fortsetzen</translation>
    </message>
    <message>
        <source>&amp;Continue past the end…</source>
        <translation>Über das &amp;Ende hinaus…</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Go on with a run beyond the steps that were planned</source>
        <translation>Einen Lauf über die geplanten Schritte hinaus fortsetzen</translation>
    </message>
    <message>
        <source>&amp;Branch from checkpoint…</source>
        <translation>Vom Checkpoint &amp;abzweigen…</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>Abzweigen</translation>
    </message>
    <message>
        <source>Begin a new run with the options of the experiment, from the weights of the checkpoint that is shown</source>
        <translation>Einen neuen Lauf mit den Optionen des Experiments beginnen, ausgehend von den Gewichten des gezeigten Checkpoints</translation>
    </message>
    <message>
        <source>Layout for &amp;training</source>
        <translation>Anordnung zum &amp;Trainieren</translation>
    </message>
    <message>
        <source>All panes, a large loss chart</source>
        <translation>Alle Bereiche, großes Verlustdiagramm</translation>
    </message>
    <message>
        <source>Layout for e&amp;xploring</source>
        <translation>Anordnung zum &amp;Erkunden</translation>
    </message>
    <message>
        <source>A large view, the checkpoints beside it</source>
        <translation>Große Ansicht, daneben die Checkpoints</translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation>Anordnung &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>Put every pane where it was at first</source>
        <translation>Jeden Bereich an seinen ursprünglichen Platz setzen</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>&amp;Abspielen</translation>
    </message>
    <message>
        <source>Play or hold</source>
        <translation>Abspielen oder anhalten</translation>
    </message>
    <message>
        <source>Step &amp;forward</source>
        <translation>Schritt &amp;vor</translation>
    </message>
    <message>
        <source>Step &amp;backward</source>
        <translation>Schritt &amp;zurück</translation>
    </message>
    <message>
        <source>&amp;Next checkpoint</source>
        <translation>&amp;Nächster Checkpoint</translation>
    </message>
    <message>
        <source>P&amp;revious checkpoint</source>
        <translation>V&amp;orheriger Checkpoint</translation>
    </message>
    <message>
        <source>&amp;Plugins…</source>
        <translation>&amp;Plugins…</translation>
    </message>
    <message>
        <source>&amp;About Deblend Studio</source>
        <translation>Ü&amp;ber Deblend Studio</translation>
    </message>
    <message>
        <source>Trajectories</source>
        <translation>Trajektorien</translation>
    </message>
</context>
<context>
    <name>deblend::MessageRow</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>deblend::NewProjectDialog</name>
    <message>
        <source>New project</source>
        <translation>Neues Projekt</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>&amp;Ordner</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Durchsuchen…</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>&amp;Modell</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 nach %2</translation>
    </message>
    <message>
        <source>Choose an empty folder</source>
        <translation>Leeren Ordner wählen</translation>
    </message>
    <message>
        <source>The project needs a folder.</source>
        <translation>Das Projekt braucht einen Ordner.</translation>
    </message>
    <message>
        <source>There is something in &apos;%1&apos; already: choose a new or an empty folder.</source>
        <translation>„%1“ ist nicht leer: einen neuen oder leeren Ordner wählen.</translation>
    </message>
    <message>
        <source>The project needs a name.</source>
        <translation>Das Projekt braucht einen Namen.</translation>
    </message>
    <message>
        <source>There is no model type: see Plugins in the menu Tools.</source>
        <translation>Es gibt keinen Modelltyp: siehe „Plugins“ im Menü „Extras“.</translation>
    </message>
</context>
<context>
    <name>deblend::OptionField</name>
    <message>
        <source>Reset to %1</source>
        <translation>Auf „%1“ zurücksetzen</translation>
    </message>
</context>
<context>
    <name>deblend::PlaybackBar</name>
    <message>
        <source>live</source>
        <translation>live</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>Schritt %1</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>noch keiner</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>Checkpoint</translation>
    </message>
    <message>
        <source>How far the samples have come: 0 is the source, 1 the target. ← and → go a step.</source>
        <translation>Wie weit die Stichproben gekommen sind: 0 ist die Quelle, 1 das Ziel. ← und → gehen einen Schritt.</translation>
    </message>
    <message>
        <source>Play or hold (Space)</source>
        <translation>Abspielen oder anhalten (Leertaste)</translation>
    </message>
    <message>
        <source>Begin again at the end</source>
        <translation>Am Ende von vorn beginnen</translation>
    </message>
    <message>
        <source>Reverse: map samples of the target back to the source</source>
        <translation>Umkehren: Stichproben des Ziels auf die Quelle zurück abbilden</translation>
    </message>
    <message>
        <source>Speed of playing</source>
        <translation>Wiedergabetempo</translation>
    </message>
    <message>
        <source>Whose weights are shown. Shift+← and Shift+→ go to the next.</source>
        <translation>Wessen Gewichte gezeigt werden. Umschalt+← und Umschalt+→ gehen zum nächsten.</translation>
    </message>
    <message>
        <source>The checkpoint with the lowest loss</source>
        <translation>Der Checkpoint mit dem kleinsten Verlust</translation>
    </message>
    <message>
        <source>The last checkpoint</source>
        <translation>Der letzte Checkpoint</translation>
    </message>
    <message>
        <source>The weights of the run in training, as they are now</source>
        <translation>Die Gewichte des laufenden Trainings, wie sie jetzt sind</translation>
    </message>
</context>
<context>
    <name>deblend::PluginsDialog</name>
    <message>
        <source>Plugins</source>
        <translation>Plugins</translation>
    </message>
    <message>
        <source>Model types are plugins. A plugin that does not fit is listed with the reason and stops nothing.</source>
        <translation>Modelltypen sind Plugins. Ein Plugin, das nicht passt, steht mit dem Grund in der Liste und hält nichts auf.</translation>
    </message>
    <message>
        <source>Model type</source>
        <translation>Modelltyp</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>in Gebrauch</translation>
    </message>
</context>
<context>
    <name>deblend::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Farbschema</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
</context>
<context>
    <name>deblend::ProjectActions</name>
    <message>
        <source>Open a project</source>
        <translation>Ein Projekt öffnen</translation>
    </message>
    <message>
        <source>Projects (project.deblend)</source>
        <translation>Projekte (project.deblend)</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Noch keine</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>Ungespeicherte Änderungen</translation>
    </message>
    <message>
        <source>The project “%1” has changes that are not saved.</source>
        <translation>Das Projekt „%1“ enthält ungespeicherte Änderungen.</translation>
    </message>
    <message>
        <source>Stopping the training and saving a checkpoint…</source>
        <translation>Das Training wird gestoppt und ein Checkpoint gespeichert…</translation>
    </message>
</context>
<context>
    <name>deblend::ProjectController</name>
    <message>
        <source>The project can only be read now: %1.</source>
        <translation>Das Projekt lässt sich zurzeit nur lesen: %1.</translation>
    </message>
</context>
<context>
    <name>deblend::ProjectTree</name>
    <message>
        <source>Use as the source</source>
        <translation>Als Quelle verwenden</translation>
    </message>
    <message>
        <source>Use as the target</source>
        <translation>Als Ziel verwenden</translation>
    </message>
    <message>
        <source>Remove from the project</source>
        <translation>Aus dem Projekt entfernen</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen…</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Show the losses</source>
        <translation>Verluste zeigen</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Data sets</source>
        <translation>Datensätze</translation>
    </message>
    <message>
        <source>Experiments</source>
        <translation>Experimente</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
</context>
<context>
    <name>deblend::QuantityText</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1 GB</translation>
    </message>
</context>
<context>
    <name>deblend::RunActions</name>
    <message>
        <source>Show the field</source>
        <translation>Feld zeigen</translation>
    </message>
    <message>
        <source>The run %1 has done %2 of %3 planned steps. It goes on from there with its own options; the learning rate follows the longer schedule.</source>
        <translation>Der Lauf %1 hat %2 von %3 geplanten Schritten hinter sich. Er geht von dort mit seinen eigenen Optionen weiter; die Lernrate folgt dem längeren Verlauf.</translation>
    </message>
    <message>
        <source>Continue past the end</source>
        <translation>Über das Ende hinaus trainieren</translation>
    </message>
    <message>
        <source>A new run of the experiment “%1” begins with the weights of %2 at step %3, and with the options that the form shows.</source>
        <translation>Ein neuer Lauf des Experiments „%1“ beginnt mit den Gewichten von %2 bei Schritt %3 und mit den Optionen, die das Formular zeigt.</translation>
    </message>
    <message>
        <source>Branch from checkpoint</source>
        <translation>Vom Checkpoint abzweigen</translation>
    </message>
    <message>
        <source>The project can only be read now: %1.</source>
        <translation>Das Projekt lässt sich zurzeit nur lesen: %1.</translation>
    </message>
</context>
<context>
    <name>deblend::RunText</name>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>pausiert</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>gestoppt</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>unterbrochen</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>abgeschlossen</translation>
    </message>
    <message>
        <source>diverged</source>
        <translation>divergiert</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>Experiment: %1</source>
        <translation>Experiment: %1</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>Schritt %1 von %2</translation>
    </message>
    <message>
        <source>Loss: %1</source>
        <translation>Verlust: %1</translation>
    </message>
    <message>
        <source>Begun: %1</source>
        <translation>Begonnen: %1</translation>
    </message>
    <message>
        <source>Branched from: %1</source>
        <translation>Abgezweigt von: %1</translation>
    </message>
</context>
<context>
    <name>deblend::StartPage</name>
    <message>
        <source>Learn a mapping between two data sets</source>
        <translation>Eine Abbildung zwischen zwei Datensätzen lernen</translation>
    </message>
    <message>
        <source>Open an example and press Train: within a minute its points find their way from the source to the target. Or pair data of your own.</source>
        <translation>Ein Beispiel öffnen und „Trainieren“ drücken: Binnen einer Minute finden seine Punkte von der Quelle zum Ziel. Oder eigene Daten zu einem Paar verbinden.</translation>
    </message>
    <message>
        <source>Opened lately</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
</context>
<context>
    <name>deblend::StatusLine</name>
    <message>
        <source>preparing…</source>
        <translation>wird vorbereitet…</translation>
    </message>
    <message>
        <source>pausing…</source>
        <translation>wird angehalten…</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>pausiert</translation>
    </message>
    <message>
        <source>stopping and saving…</source>
        <translation>wird gestoppt und gespeichert…</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>Schritt %1 von %2</translation>
    </message>
    <message>
        <source>%1 steps/s</source>
        <translation>%1 Schritte/s</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>loss %1</source>
        <translation>Verlust %1</translation>
    </message>
    <message>
        <source>%1, 1 thread</source>
        <translation>%1, 1 Thread</translation>
    </message>
    <message>
        <source>%1, %2 threads</source>
        <translation>%1, %2 Threads</translation>
    </message>
</context>
<context>
    <name>deblend::StepsDialog</name>
    <message>
        <source>Train up to step</source>
        <translation>Trainieren bis Schritt</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a step to train up to: allowed is a whole number from %2 to %3.</source>
        <translation>„%1“ ist kein Schritt, bis zu dem trainiert werden kann: erlaubt ist eine ganze Zahl von %2 bis %3.</translation>
    </message>
</context>
<context>
    <name>deblend::TrajectoryPage</name>
    <message>
        <source>averaged weights</source>
        <translation>gemittelte Gewichte</translation>
    </message>
    <message>
        <source>weights as trained last</source>
        <translation>zuletzt trainierte Gewichte</translation>
    </message>
    <message>
        <source>%1 · step %2 · %3 · %4 samples in %5 steps</source>
        <translation>%1 · Schritt %2 · %3 · %4 Punkte in %5 Schritten</translation>
    </message>
    <message>
        <source>The training has begun: the first samples come in a moment.</source>
        <translation>Das Training hat begonnen: Die ersten Punkte kommen gleich.</translation>
    </message>
    <message>
        <source>This run has no checkpoint to show.</source>
        <translation>Dieser Lauf hat noch keinen Checkpoint, der sich zeigen ließe.</translation>
    </message>
    <message>
        <source>Paths</source>
        <translation>Pfade</translation>
    </message>
    <message>
        <source>The way of each sample from the source to the target</source>
        <translation>Der Weg jedes Punktes von der Quelle zum Ziel</translation>
    </message>
    <message>
        <source>Velocity</source>
        <translation>Geschwindigkeit</translation>
    </message>
    <message>
        <source>The learned velocity at this α, as arrows</source>
        <translation>Die gelernte Geschwindigkeit bei diesem α, als Pfeile</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Show everything (double click). The wheel zooms, dragging moves.</source>
        <translation>Alles zeigen (Doppelklick). Das Mausrad zoomt, Ziehen verschiebt.</translation>
    </message>
    <message>
        <source>No run yet. Train the experiment, and see how its samples
move from the source to the target.</source>
        <translation>Noch kein Lauf. Wird das Experiment trainiert, ist zu sehen,
wie seine Punkte von der Quelle zum Ziel wandern.</translation>
    </message>
</context>
<context>
    <name>deblend::WindowMessages</name>
    <message>
        <source>This project can only be read now: %1. Once that has changed, open it again to train.</source>
        <translation>Dieses Projekt lässt sich zurzeit nur lesen: %1. Zum Trainieren danach erneut öffnen.</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Erneut öffnen</translation>
    </message>
    <message>
        <source>The training is paused, and nothing is lost: %1 Resume it once the cause is gone.</source>
        <translation>Das Training ist pausiert, und nichts ist verloren: %1 Fortsetzen, sobald die Ursache behoben ist.</translation>
    </message>
    <message>
        <source>Exported to %1</source>
        <translation>Exportiert nach %1</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
</context>
<context>
    <name>examples</name>
    <message>
        <source>Rings → Moons</source>
        <translation>Ringe → Monde</translation>
    </message>
    <message>
        <source>Three concentric rings break up and gather into two moons.</source>
        <translation>Drei konzentrische Ringe zerfallen und sammeln sich zu zwei Monden.</translation>
    </message>
    <message>
        <source>Cat → Fish</source>
        <translation>Katze → Fisch</translation>
    </message>
    <message>
        <source>The outline of a cat flows into that of a fish, and back when the mapping is reversed.</source>
        <translation>Der Umriss einer Katze fließt in den eines Fisches, und zurück, wenn die Abbildung umgekehrt wird.</translation>
    </message>
    <message>
        <source>Spiral → Eight Gaussians</source>
        <translation>Spirale → Acht Gaußglocken</translation>
    </message>
    <message>
        <source>A two-armed spiral falls apart into eight soft blobs around a circle.</source>
        <translation>Eine zweiarmige Spirale zerfällt in acht weiche Flecken auf einem Kreis.</translation>
    </message>
    <message>
        <source>Leaf → Flower</source>
        <translation>Blatt → Blüte</translation>
    </message>
    <message>
        <source>A leaf with fine dark veins opens into the petals of a flower.</source>
        <translation>Ein Blatt mit feinen dunklen Adern öffnet sich zu den Blütenblättern einer Blume.</translation>
    </message>
    <message>
        <source>Pinwheel → Crescent and Star</source>
        <translation>Windrad → Mondsichel und Stern</translation>
    </message>
    <message>
        <source>Five blades that fade outward become two shapes with sharp points.</source>
        <translation>Fünf Flügel, die nach außen verblassen, werden zu zwei Formen mit scharfen Spitzen.</translation>
    </message>
    <message>
        <source>Heart → Alpha</source>
        <translation>Herz → Alpha</translation>
    </message>
    <message>
        <source>A filled heart is drawn out into the brush stroke of the letter α.</source>
        <translation>Ein gefülltes Herz wird zum Pinselstrich des Buchstabens α ausgezogen.</translation>
    </message>
</context>
<context>
    <name>integrators</name>
    <message>
        <source>Euler</source>
        <translation>Euler</translation>
    </message>
    <message>
        <source>One evaluation a step along the tangent, as in IADB.</source>
        <translation>Eine Auswertung je Schritt entlang der Tangente, wie bei IADB.</translation>
    </message>
</context>
<context>
    <name>options</name>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>How many optimizer steps a run takes.</source>
        <translation>Wie viele Optimierungsschritte ein Lauf macht.</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>Batchgröße</translation>
    </message>
    <message>
        <source>Pairs of samples that each step learns from.</source>
        <translation>Paare von Stichproben, aus denen jeder Schritt lernt.</translation>
    </message>
    <message>
        <source>pairs</source>
        <translation>Paare</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Step size of the Adam optimizer, before the schedule.</source>
        <translation>Schrittweite des Adam-Optimierers, vor Anwendung des Verlaufs.</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Verlauf der Lernrate</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>Konstant</translation>
    </message>
    <message>
        <source>Cosine decay to zero</source>
        <translation>Kosinus auf null</translation>
    </message>
    <message>
        <source>How the learning rate changes from the first step to the last.</source>
        <translation>Wie sich die Lernrate vom ersten bis zum letzten Schritt ändert.</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>Aufwärmphase</translation>
    </message>
    <message>
        <source>Steps over which the learning rate first rises from zero.</source>
        <translation>Schritte, in denen die Lernrate anfangs von null ansteigt.</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Averaging of weights</source>
        <translation>Mittelung der Gewichte</translation>
    </message>
    <message>
        <source>Decay of the moving average of the weights a step; 0 keeps the last weights alone.</source>
        <translation>Abklingfaktor des gleitenden Mittels der Gewichte je Schritt; 0 behält nur die letzten Gewichte.</translation>
    </message>
    <message>
        <source>Gradient clipping</source>
        <translation>Gradienten begrenzen</translation>
    </message>
    <message>
        <source>Largest norm that the gradient may have; 0 leaves it as it is.</source>
        <translation>Größte Norm, die der Gradient haben darf; 0 lässt ihn, wie er ist.</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Record the loss every</source>
        <translation>Verlust aufzeichnen alle</translation>
    </message>
    <message>
        <source>Steps whose mean loss makes one point of the chart.</source>
        <translation>Schritte, deren mittlerer Verlust einen Punkt des Diagramms ergibt.</translation>
    </message>
    <message>
        <source>Checkpoint every</source>
        <translation>Checkpoint alle</translation>
    </message>
    <message>
        <source>Steps between checkpoints; 0 saves on pause, on stop and at the end only.</source>
        <translation>Schritte zwischen Checkpoints; 0 speichert nur beim Pausieren, beim Stoppen und am Ende.</translation>
    </message>
    <message>
        <source>Keep every k-th checkpoint</source>
        <translation>Jeden k-ten Checkpoint behalten</translation>
    </message>
    <message>
        <source>Beside the latest and the best; 1 keeps all, 0 those two alone.</source>
        <translation>Neben dem letzten und dem besten; 1 behält alle, 0 nur diese beiden.</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Processor threads for one step; 0 chooses by the size of the work.</source>
        <translation>Prozessor-Threads für einen Schritt; 0 wählt nach dem Umfang der Arbeit.</translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation>Stichproben</translation>
    </message>
    <message>
        <source>Sampling steps T</source>
        <translation>Schritte T</translation>
    </message>
    <message>
        <source>Steps from the source at α = 0 to the target at α = 1.</source>
        <translation>Schritte von der Quelle bei α = 0 zum Ziel bei α = 1.</translation>
    </message>
    <message>
        <source>Integrator</source>
        <translation>Integrator</translation>
    </message>
    <message>
        <source>How a sampling step follows the velocity.</source>
        <translation>Wie ein Integrationsschritt der Geschwindigkeit folgt.</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>Averaged</source>
        <translation>Gemittelt</translation>
    </message>
    <message>
        <source>As trained last</source>
        <translation>Zuletzt trainiert</translation>
    </message>
    <message>
        <source>Which of a checkpoint&apos;s weights to sample with.</source>
        <translation>Mit welchen Gewichten eines Checkpoints die Stichproben abgebildet werden.</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>How many samples are drawn and mapped.</source>
        <translation>Wie viele Stichproben gezogen und abgebildet werden.</translation>
    </message>
    <message>
        <source>Averaged weights, cosine decay</source>
        <translation>Gemittelte Gewichte, Kosinusabfall</translation>
    </message>
    <message>
        <source>The settings of new projects.</source>
        <translation>Die Einstellungen neuer Projekte.</translation>
    </message>
    <message>
        <source>IADB tutorial</source>
        <translation>IADB-Tutorial</translation>
    </message>
    <message>
        <source>Exactly the 2D tutorial: a constant learning rate and the last weights.</source>
        <translation>Genau das 2D-Tutorial: konstante Lernrate und die letzten Gewichte.</translation>
    </message>
    <message>
        <source>Multi-layer perceptron</source>
        <translation>Mehrschichtiges Perzeptron</translation>
    </message>
    <message>
        <source>The 2D tutorial&apos;s network: x_α and α through a few fully connected layers.</source>
        <translation>Das Netz des 2D-Tutorials: x_α und α durch einige vollständig verbundene Schichten.</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>Neurons in each hidden layer.</source>
        <translation>Neuronen in jeder verborgenen Schicht.</translation>
    </message>
    <message>
        <source>neurons</source>
        <translation>Neuronen</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Tiefe</translation>
    </message>
    <message>
        <source>How many hidden layers there are.</source>
        <translation>Anzahl der verborgenen Schichten.</translation>
    </message>
    <message>
        <source>layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>Aktivierung</translation>
    </message>
    <message>
        <source>The nonlinear function after each hidden layer.</source>
        <translation>Die nichtlineare Funktion nach jeder verborgenen Schicht.</translation>
    </message>
    <message>
        <source>Embedding of α</source>
        <translation>Einbettung von α</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>Unverändert</translation>
    </message>
    <message>
        <source>Sinusoidal</source>
        <translation>Sinusförmig</translation>
    </message>
    <message>
        <source>How the network is told α.</source>
        <translation>Wie dem Netz α mitgeteilt wird.</translation>
    </message>
    <message>
        <source>Frequencies</source>
        <translation>Frequenzen</translation>
    </message>
    <message>
        <source>Pairs of sines and cosines of the sinusoidal embedding.</source>
        <translation>Paare aus Sinus und Kosinus der sinusförmigen Einbettung.</translation>
    </message>
</context>
</TS>
