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
        <source>The shape of one sample: 2 for a point of the plane, CxHxW for an image. Unless it is set, a new project takes the other data set&apos;s.</source>
        <translation>Die Form einer Stichprobe: 2 für einen Punkt der Ebene, CxHxW für ein Bild. Ist sie nicht gesetzt, übernimmt ein neues Projekt die des anderen Datensatzes.</translation>
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
    <message>
        <source>Background</source>
        <translation>Hintergrund</translation>
    </message>
    <message>
        <source>The colour under transparent parts and beside padded pictures: white, black, gray, or #rrggbb.</source>
        <translation>Die Farbe unter durchsichtigen Teilen und neben aufgefüllten Bildern: white, black, gray oder #rrggbb.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Width and height to which every picture is resampled (bilinear); 0 keeps those of the file.</source>
        <translation>Breite und Höhe, auf die jedes Bild umgerechnet wird (bilinear); 0 behält die der Datei.</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>Pixel</translation>
    </message>
    <message>
        <source>IDX file</source>
        <translation>IDX-Datei</translation>
    </message>
    <message>
        <source>Gray pictures of an IDX file, plain or .gz, such as MNIST&apos;s; labels are read from the file …-labels-idx1-ubyte beside …-images-idx3-ubyte.</source>
        <translation>Graue Bilder einer IDX-Datei, ungepackt oder .gz, etwa die von MNIST; die Klassen stehen in der Datei …-labels-idx1-ubyte neben …-images-idx3-ubyte.</translation>
    </message>
    <message>
        <source>Handwritten digits</source>
        <translation>Handgeschriebene Ziffern</translation>
    </message>
    <message>
        <source>The 10,000 test digits of MNIST with their labels, which come with the program.</source>
        <translation>Die 10 000 Testziffern von MNIST mit ihren Klassen, die dem Programm beiliegen.</translation>
    </message>
    <message>
        <source>Width and height that every picture is brought to.</source>
        <translation>Breite und Höhe, auf die jedes Bild gebracht wird.</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Kanäle</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Gray</source>
        <translation>Grau</translation>
    </message>
    <message>
        <source>3 for red, green and blue, 1 for gray.</source>
        <translation>3 für Rot, Grün und Blau, 1 für Grau.</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>Zuschnitt</translation>
    </message>
    <message>
        <source>Middle square</source>
        <translation>Mittleres Quadrat</translation>
    </message>
    <message>
        <source>Random square</source>
        <translation>Zufälliges Quadrat</translation>
    </message>
    <message>
        <source>None: stretched</source>
        <translation>Keiner: gestreckt</translation>
    </message>
    <message>
        <source>None: padded</source>
        <translation>Keiner: aufgefüllt</translation>
    </message>
    <message>
        <source>How a picture becomes a square: its middle, a part of that which moves at random in training, stretched, or whole with the background beside it.</source>
        <translation>Wie ein Bild quadratisch wird: seine Mitte, ein Teil davon, der im Training zufällig wandert, gestreckt oder ganz mit dem Hintergrund daneben.</translation>
    </message>
    <message>
        <source>Mirror</source>
        <translation>Spiegeln</translation>
    </message>
    <message>
        <source>Whether a training sees every second picture, at random, mirrored left to right.</source>
        <translation>Ob ein Training zufällig jedes zweite Bild seitenverkehrt sieht.</translation>
    </message>
    <message>
        <source>Image folder</source>
        <translation>Bilderordner</translation>
    </message>
    <message>
        <source>Pictures of any sizes in a folder, or in one folder for each class; those that cannot be read are counted and left out.</source>
        <translation>Bilder beliebiger Größe in einem Ordner oder in einem Ordner für jede Klasse; nicht lesbare werden gezählt und ausgelassen.</translation>
    </message>
    <message>
        <source>Value range</source>
        <translation>Wertebereich</translation>
    </message>
    <message>
        <source>From −1 to 1</source>
        <translation>Von −1 bis 1</translation>
    </message>
    <message>
        <source>As in the MNIST tutorial</source>
        <translation>Wie im MNIST-Tutorial</translation>
    </message>
    <message>
        <source>What the network sees of black and white: −1 and 1, or as the MNIST tutorial has it (normalised by mean 0.1307 and deviation 0.3081, then −1 + 2x).</source>
        <translation>Was das Netz von Schwarz und Weiß sieht: −1 und 1, oder wie im MNIST-Tutorial (normiert mit Mittelwert 0,1307 und Abweichung 0,3081, dann −1 + 2x).</translation>
    </message>
    <message>
        <source>As stored</source>
        <translation>Wie gespeichert</translation>
    </message>
    <message>
        <source>How the network sees the file&apos;s numbers: as they are, or those from 0 to 1 as it sees black and white of pictures.</source>
        <translation>Wie das Netz die Zahlen der Datei sieht: wie sie sind, oder solche von 0 bis 1 so, wie es Schwarz und Weiß von Bildern sieht.</translation>
    </message>
    <message>
        <source>Longest side</source>
        <translation>Längste Seite</translation>
    </message>
    <message>
        <source>A larger picture is made smaller, by the average of what each pixel covers, until its longer side has so many pixels; 0 leaves it as it is.</source>
        <translation>Ein größeres Bild wird verkleinert, als Mittel dessen, was jedes Pixel bedeckt, bis seine längere Seite so viele Pixel hat; 0 lässt es, wie es ist.</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>One picture of any size, as it is or made smaller.</source>
        <translation>Ein Bild beliebiger Größe, wie es ist oder verkleinert.</translation>
    </message>
    <message>
        <source>Bundled picture</source>
        <translation>Mitgeliefertes Bild</translation>
    </message>
    <message>
        <source>One of the pictures that come with the program.</source>
        <translation>Eines der Bilder, die mit dem Programm kommen.</translation>
    </message>
    <message>
        <source>Lake at dusk</source>
        <translation>See in der Dämmerung</translation>
    </message>
    <message>
        <source>Parrot</source>
        <translation>Papagei</translation>
    </message>
    <message>
        <source>City at night</source>
        <translation>Stadt bei Nacht</translation>
    </message>
    <message>
        <source>How many points there are.</source>
        <translation>Wie viele Punkte es gibt.</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>How many classes the points have; quarters have at most three.</source>
        <translation>Wie viele Klassen die Punkte haben; Viertel haben höchstens drei.</translation>
    </message>
    <message>
        <source>The standard deviation by which every point is moved from its place in the pattern, in sides of the unit square.</source>
        <translation>Die Standardabweichung, um die jeder Punkt von seinem Platz im Muster verschoben wird, in Seiten des Einheitsquadrats.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Decides every point: the same seed gives the same points, and more of them begin with the same.</source>
        <translation>Bestimmt jeden Punkt: Derselbe Startwert gibt dieselben Punkte, und mehr davon beginnen mit denselben.</translation>
    </message>
    <message>
        <source>Pattern of classes</source>
        <translation>Muster aus Klassen</translation>
    </message>
    <message>
        <source>Points of the plane, each of a class, made up in a pattern.</source>
        <translation>Punkte der Ebene, jeder aus einer Klasse, nach einem Muster erzeugt.</translation>
    </message>
    <message>
        <source>Clusters</source>
        <translation>Haufen</translation>
    </message>
    <message>
        <source>Round heaps on a circle, one a class.</source>
        <translation>Runde Haufen auf einem Kreis, einer je Klasse.</translation>
    </message>
    <message>
        <source>Spirals</source>
        <translation>Spiralen</translation>
    </message>
    <message>
        <source>Arms that wind around each other, one a class.</source>
        <translation>Arme, die sich umeinander winden, einer je Klasse.</translation>
    </message>
    <message>
        <source>Rings</source>
        <translation>Ringe</translation>
    </message>
    <message>
        <source>Rings around each other, one a class.</source>
        <translation>Ringe umeinander, einer je Klasse.</translation>
    </message>
    <message>
        <source>Quarters (XOR)</source>
        <translation>Viertel (XOR)</translation>
    </message>
    <message>
        <source>Quarters of a square, of which opposite ones belong together.</source>
        <translation>Viertel eines Quadrats, von denen gegenüberliegende zusammengehören.</translation>
    </message>
    <message>
        <source>Torture</source>
        <translation>Folter</translation>
    </message>
    <message>
        <source>Random places of random classes: all there is to learn is each point.</source>
        <translation>Zufällige Orte zufälliger Klassen: Zu lernen ist nur jeder einzelne Punkt.</translation>
    </message>
    <message>
        <source>Samples from a file: an .npy array [N, ...] or a .csv text with x and y on every line, and perhaps a label, which is the point&apos;s class.</source>
        <translation>Stichproben aus einer Datei: eine .npy-Tabelle [N, ...] oder ein .csv-Text mit x und y in jeder Zeile, vielleicht auch einer Beschriftung, der Klasse des Punktes.</translation>
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
    <name>deblend::BenchForm</name>
    <message>
        <source>%1 are %2, but here is &apos;%3&apos;.</source>
        <translation>%1: erlaubt sind %2, hier steht &apos;%3&apos;.</translation>
    </message>
    <message>
        <source>No integrator is chosen.</source>
        <translation>Es ist kein Integrator gewählt.</translation>
    </message>
    <message>
        <source>No spacing of the steps is chosen.</source>
        <translation>Es ist keine Schrittverteilung gewählt.</translation>
    </message>
    <message>
        <source>Numbers of steps</source>
        <translation>Schrittzahlen</translation>
    </message>
    <message>
        <source>whole numbers from 1 to 100,000</source>
        <translation>ganze Zahlen von 1 bis 100 000</translation>
    </message>
    <message>
        <source>Tolerances</source>
        <translation>Toleranzen</translation>
    </message>
    <message>
        <source>numbers from 1e-8 to 1</source>
        <translation>Zahlen von 1e-8 bis 1</translation>
    </message>
    <message>
        <source>Integrators</source>
        <translation>Integratoren</translation>
    </message>
    <message>
        <source>Spacings</source>
        <translation>Schrittverteilungen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>Checkpoint</translation>
    </message>
    <message>
        <source>the one shown</source>
        <translation>der gezeigte</translation>
    </message>
    <message>
        <source>the last</source>
        <translation>der letzte</translation>
    </message>
    <message>
        <source>the best</source>
        <translation>der beste</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>How many steps integrators with fixed steps take: several numbers</source>
        <translation>Wie viele Schritte Integratoren mit festen Schritten machen: mehrere Zahlen</translation>
    </message>
    <message>
        <source>What an adaptive integrator allows a step: several numbers</source>
        <translation>Welchen Fehler je Schritt ein adaptiver Integrator zulässt: mehrere Zahlen</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Stichproben</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>Startwerte</translation>
    </message>
    <message>
        <source>How often everything is measured with other noise; the intervals come from it</source>
        <translation>Wie oft alles mit anderem Rauschen gemessen wird; daraus ergeben sich die Intervalle</translation>
    </message>
</context>
<context>
    <name>deblend::BenchLines</name>
    <message>
        <source>floor</source>
        <translation>Untergrenze</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>Schritt %1</translation>
    </message>
</context>
<context>
    <name>deblend::BenchPage</name>
    <message>
        <source>seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>evaluations of the network on each sample</source>
        <translation>Auswertungen des Netzes je Stichprobe</translation>
    </message>
    <message>
        <source>%1 samples, %2 seeds; floor %3</source>
        <translation>%1 Stichproben, %2 Startwerte; Untergrenze %3</translation>
    </message>
    <message>
        <source>Measure how far samples are from the target, and how long they take,
by integrator, number of steps and spacing.</source>
        <translation>Messen, wie weit Stichproben vom Ziel entfernt sind und wie lange sie dauern,
nach Integrator, Schrittzahl und Schrittverteilung.</translation>
    </message>
    <message>
        <source>Export the measurements</source>
        <translation>Messungen exportieren</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Messen</translation>
    </message>
    <message>
        <source>Samples the chosen run in every way that is asked for</source>
        <translation>Zieht Stichproben des gewählten Laufs auf jede gewünschte Weise</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>What is measured so far is kept</source>
        <translation>Was bis dahin gemessen ist, bleibt</translation>
    </message>
    <message>
        <source>Table…</source>
        <translation>Tabelle…</translation>
    </message>
    <message>
        <source>Picture…</source>
        <translation>Bild…</translation>
    </message>
    <message>
        <source>over evaluations</source>
        <translation>über Auswertungen</translation>
    </message>
    <message>
        <source>over seconds</source>
        <translation>über Sekunden</translation>
    </message>
</context>
<context>
    <name>deblend::BenchTable</name>
    <message>
        <source>tolerance %1</source>
        <translation>Toleranz %1</translation>
    </message>
    <message>
        <source>Integrator</source>
        <translation>Integrator</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Evaluations</source>
        <translation>Auswertungen</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>Abstand</translation>
    </message>
    <message>
        <source>Straightness</source>
        <translation>Geradheit</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>Checkpoint</translation>
    </message>
</context>
<context>
    <name>deblend::BlendingPlot</name>
    <message>
        <source>below: how often α is trained at</source>
        <translation>unten: wie oft α trainiert wird</translation>
    </message>
</context>
<context>
    <name>deblend::CheckpointGallery</name>
    <message>
        <source>loss %1</source>
        <translation>Verlust %1</translation>
    </message>
    <message>
        <source>distance %1</source>
        <translation>Abstand %1</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>Schritt %1</translation>
    </message>
    <message>
        <source>%1, step %2: loss %3</source>
        <translation>%1, Schritt %2: Verlust %3</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 %2 (between real samples: %3)</source>
        <translation>%1 %2 (zwischen echten Stichproben: %3)</translation>
    </message>
    <message>
        <source>not evaluated yet</source>
        <translation>noch nicht bewertet</translation>
    </message>
</context>
<context>
    <name>deblend::CheckpointPage</name>
    <message>
        <source>Evaluate checkpoints, and their distances from the target are drawn here.</source>
        <translation>Hier werden die Abstände der bewerteten Checkpoints vom Ziel gezeichnet.</translation>
    </message>
    <message>
        <source>No checkpoint yet. A run writes them while it trains.</source>
        <translation>Noch kein Checkpoint. Ein Lauf schreibt sie während des Trainings.</translation>
    </message>
    <message>
        <source>run and step</source>
        <translation>Lauf und Schritt</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>distance</source>
        <translation>Abstand</translation>
    </message>
    <message>
        <source>Order by</source>
        <translation>Ordnen nach</translation>
    </message>
    <message>
        <source>every distance</source>
        <translation>jeder Abstand</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Show two checkpoints side by side, from the same noise. Choose two with Ctrl+click.</source>
        <translation>Zwei Checkpoints nebeneinander zeigen, aus demselben Rauschen. Zwei werden mit Strg+Klick gewählt.</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>Bewerten</translation>
    </message>
    <message>
        <source>Measure how far the samples of the chosen checkpoints are from the target, and keep the figures</source>
        <translation>Messen, wie weit die Stichproben der gewählten Checkpoints vom Ziel entfernt sind, und die Werte behalten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>What is measured, and shown of what was measured</source>
        <translation>Was gemessen wird, und was vom Gemessenen gezeigt wird</translation>
    </message>
</context>
<context>
    <name>deblend::CheckpointPane</name>
    <message>
        <source>None yet</source>
        <translation>Noch keine</translation>
    </message>
</context>
<context>
    <name>deblend::ComparePage</name>
    <message>
        <source>Choose two checkpoints under Checkpoints (Ctrl+click), and then Compare:
both are shown here with the same noise, side by side.</source>
        <translation>Unter „Checkpoints“ zwei Checkpoints wählen (Strg+Klick), dann „Vergleichen“:
Hier stehen beide nebeneinander, mit demselben Rauschen.</translation>
    </message>
    <message>
        <source>%1 · step %2</source>
        <translation>%1 · Schritt %2</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Unterschied</translation>
    </message>
    <message>
        <source>How far the samples of the two are from each other at this α</source>
        <translation>Wie weit die Stichproben der beiden bei diesem α voneinander entfernt sind</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>What differs in the settings of the two</source>
        <translation>Worin sich die Einstellungen der beiden unterscheiden</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Show everything (double click). The wheel zooms, dragging moves.</source>
        <translation>Alles zeigen (Doppelklick). Das Rad vergrößert, Ziehen verschiebt.</translation>
    </message>
</context>
<context>
    <name>deblend::ComparedDifference</name>
    <message>
        <source>mean |a − b|</source>
        <translation>mittleres |a − b|</translation>
    </message>
    <message>
        <source>mean distance</source>
        <translation>mittlerer Abstand</translation>
    </message>
    <message>
        <source>difference at this α</source>
        <translation>Unterschied bei diesem α</translation>
    </message>
    <message>
        <source>The samples of the two have different shapes.</source>
        <translation>Die Stichproben der beiden haben verschiedene Formen.</translation>
    </message>
</context>
<context>
    <name>deblend::ComparedSide</name>
    <message>
        <source>%1 · step %2</source>
        <translation>%1 · Schritt %2</translation>
    </message>
    <message>
        <source>Sampling…</source>
        <translation>Stichproben werden gezogen…</translation>
    </message>
</context>
<context>
    <name>deblend::DataSetButton</name>
    <message>
        <source>Another data set…</source>
        <translation>Anderer Datensatz…</translation>
    </message>
    <message>
        <source>Paint…</source>
        <translation>Malen…</translation>
    </message>
    <message>
        <source>Paint on a copy…</source>
        <translation>Auf einer Kopie malen…</translation>
    </message>
    <message>
        <source>density</source>
        <translation>Dichte</translation>
    </message>
    <message>
        <source>Paint points…</source>
        <translation>Punkte malen …</translation>
    </message>
    <message>
        <source>points</source>
        <translation>Punkte</translation>
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
        <source>samples of shape %1</source>
        <translation>Stichproben der Form %1</translation>
    </message>
    <message>
        <source>A folder of pictures</source>
        <translation>Ein Ordner mit Bildern</translation>
    </message>
    <message>
        <source>A file of data</source>
        <translation>Eine Datei mit Daten</translation>
    </message>
    <message>
        <source>No folder is chosen yet.</source>
        <translation>Noch kein Ordner gewählt.</translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation>Ordner wählen</translation>
    </message>
    <message>
        <source>Looking at the data was cancelled.</source>
        <translation>Die Prüfung der Daten wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Erneut prüfen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>samples of the shape that the other side has</source>
        <translation>Stichproben in der Form der anderen Seite</translation>
    </message>
    <message>
        <source>, classes: %1</source>
        <translation>, Klassen: %1</translation>
    </message>
    <message>
        <source>, skipped files: %1</source>
        <translation>, übergangene Dateien: %1</translation>
    </message>
    <message>
        <source>Download…</source>
        <translation>Herunterladen…</translation>
    </message>
    <message>
        <source>Bring a known data set from the network</source>
        <translation>Einen bekannten Datensatz aus dem Netz holen</translation>
    </message>
    <message>
        <source>density</source>
        <translation>Dichte</translation>
    </message>
    <message>
        <source>Paint…</source>
        <translation>Malen…</translation>
    </message>
    <message>
        <source>Paint a density with a brush</source>
        <translation>Eine Dichte mit einem Pinsel malen</translation>
    </message>
    <message>
        <source>points</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>Paint points of classes with a spray</source>
        <translation>Punkte von Klassen aufsprühen</translation>
    </message>
    <message>
        <source>one sample of shape %1</source>
        <translation>eine Stichprobe der Form %1</translation>
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
    <name>deblend::DataSetPage</name>
    <message>
        <source>%1 samples</source>
        <translation>%1 Stichproben</translation>
    </message>
    <message>
        <source>samples are drawn anew each time</source>
        <translation>Stichproben werden jedes Mal neu gezogen</translation>
    </message>
    <message>
        <source>%1 × %2 pixels, %3</source>
        <translation>%1 × %2 Pixel, %3</translation>
    </message>
    <message>
        <source>gray</source>
        <translation>grau</translation>
    </message>
    <message>
        <source>colour</source>
        <translation>farbig</translation>
    </message>
    <message>
        <source>%1 channels</source>
        <translation>%1 Kanäle</translation>
    </message>
    <message>
        <source>points of the plane</source>
        <translation>Punkte der Ebene</translation>
    </message>
    <message>
        <source>shape %1</source>
        <translation>Form %1</translation>
    </message>
    <message>
        <source>Classes: %1</source>
        <translation>Klassen: %1</translation>
    </message>
    <message>
        <source>Skipped files: %1</source>
        <translation>Übergangene Dateien: %1</translation>
    </message>
    <message>
        <source>Choose a data set in the project&apos;s pane to look at it.</source>
        <translation>In der Projektleiste einen Datensatz wählen, um ihn anzusehen.</translation>
    </message>
    <message>
        <source>Looking at the data…</source>
        <translation>Daten werden geprüft…</translation>
    </message>
    <message>
        <source>one sample</source>
        <translation>eine Stichprobe</translation>
    </message>
</context>
<context>
    <name>deblend::DensityPage</name>
    <message>
        <source>density of the model at step %1</source>
        <translation>Dichte des Modells bei Schritt %1</translation>
    </message>
    <message>
        <source>density of the target</source>
        <translation>Dichte des Ziels</translation>
    </message>
    <message>
        <source>Within the rectangle the model has a mass of %1; 1 where nothing lies outside and the field is smooth. What is denser than the target&apos;s densest place looks the same as it.</source>
        <translation>Innerhalb des Rechtecks hat das Modell eine Masse von %1; 1, wo nichts außerhalb liegt und das Feld glatt ist. Was dichter ist als die dichteste Stelle des Ziels, sieht aus wie diese.</translation>
    </message>
    <message>
        <source>Following the paths back to the source…</source>
        <translation>Die Pfade werden zur Quelle zurückverfolgt…</translation>
    </message>
    <message>
        <source>The density is that of a checkpoint: choose one.</source>
        <translation>Die Dichte ist die eines Checkpoints: einen wählen.</translation>
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
    <name>deblend::DifferenceTable</name>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>Nothing differs in their settings.</source>
        <translation>Ihre Einstellungen unterscheiden sich nicht.</translation>
    </message>
</context>
<context>
    <name>deblend::DownloadDialog</name>
    <message>
        <source>Download data</source>
        <translation>Daten herunterladen</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Durchsuchen…</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Nach</translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation>Ordner wählen</translation>
    </message>
    <message>
        <source>The download was cancelled; it goes on from what has arrived when it is begun again.</source>
        <translation>Das Herunterladen wurde abgebrochen; wird es erneut begonnen, geht es mit dem weiter, was schon da ist.</translation>
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
    <name>deblend::ExactPage</name>
    <message>
        <source>Save the exact mapping as a picture</source>
        <translation>Die exakte Abbildung als Bild speichern</translation>
    </message>
    <message>
        <source>Picture…</source>
        <translation>Bild…</translation>
    </message>
    <message>
        <source>Steps N: %1</source>
        <translation>Schritte N: %1</translation>
    </message>
    <message>
        <source>exact mapping, no network</source>
        <translation>exakte Abbildung, ohne Netz</translation>
    </message>
    <message>
        <source>stochastic paths, N = %1</source>
        <translation>stochastische Pfade, N = %1</translation>
    </message>
    <message>
        <source>Working out the exact mapping…</source>
        <translation>Die exakte Abbildung wird berechnet…</translation>
    </message>
    <message>
        <source>Drawing paths…</source>
        <translation>Pfade werden gezogen…</translation>
    </message>
    <message>
        <source>where they end</source>
        <translation>am Ende</translation>
    </message>
    <message>
        <source>along the way</source>
        <translation>unterwegs</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Measure the distance</source>
        <translation>Abstand messen</translation>
    </message>
    <message>
        <source>The distance to the exact mapping falls with the power %1 of 1/N where the paths end, and with %2 along the way.</source>
        <translation>Der Abstand zur exakten Abbildung fällt am Ende der Pfade mit der Potenz %1 von 1/N, unterwegs mit %2.</translation>
    </message>
    <message>
        <source>How far chains of 2 to 10,000 steps are from the exact mapping of the same points.</source>
        <translation>Wie weit Ketten aus 2 bis 10.000 Schritten von der exakten Abbildung derselben Punkte entfernt sind.</translation>
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
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Show everything (double click). The wheel zooms, dragging moves.</source>
        <translation>Alles zeigen (Doppelklick). Das Rad vergrößert, Ziehen verschiebt.</translation>
    </message>
    <message>
        <source>How many times a path is blended and deblended</source>
        <translation>Wie oft ein Pfad gemischt und entmischt wird</translation>
    </message>
    <message>
        <source>steps N</source>
        <translation>Schritte N</translation>
    </message>
    <message>
        <source>distance</source>
        <translation>Abstand</translation>
    </message>
</context>
<context>
    <name>deblend::ExactPairing</name>
    <message>
        <source>The exact field is that of independent pairs under the linear blend; here, %1.</source>
        <translation>Das exakte Feld ist das unabhängiger Paare unter der linearen Mischung; hier gilt %1.</translation>
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
        <source>Settings that belong together</source>
        <translation>Einstellungen, die zusammengehören</translation>
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
    <message>
        <source>Col&amp;umns × rows</source>
        <translation>S&amp;palten × Zeilen</translation>
    </message>
    <message>
        <source>Sca&amp;le</source>
        <translation>Ma&amp;ßstab</translation>
    </message>
    <message>
        <source>Frames a secon&amp;d</source>
        <translation>Bilder je Seku&amp;nde</translation>
    </message>
    <message>
        <source>%1, %2, in %3 steps</source>
        <translation>%1, %2, in %3 Schritten</translation>
    </message>
    <message>
        <source>The grid, step by step</source>
        <translation>Das Raster, Schritt für Schritt</translation>
    </message>
    <message>
        <source>chosen by size</source>
        <translation>nach Größe</translation>
    </message>
    <message>
        <source>Picture at α = %1 (PNG)</source>
        <translation>Bild bei α = %1 (PNG)</translation>
    </message>
    <message>
        <source>The density of the model beside the target&apos;s</source>
        <translation>Die Dichte des Modells neben der des Ziels</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Film of the training: %1</source>
        <translation>Film des Trainings: %1</translation>
    </message>
    <message>
        <source>Picture: %1</source>
        <translation>Bild: %1</translation>
    </message>
    <message>
        <source>Film of the training: where the samples end</source>
        <translation>Film des Trainings: wo die Stichproben enden</translation>
    </message>
    <message>
        <source>The chart</source>
        <translation>Das Diagramm</translation>
    </message>
    <message>
        <source>one for every checkpoint</source>
        <translation>eines für jeden Checkpoint</translation>
    </message>
</context>
<context>
    <name>deblend::FieldPage</name>
    <message>
        <source>%1 · step %2</source>
        <translation>%1 · Schritt %2</translation>
    </message>
    <message>
        <source>learned</source>
        <translation>gelernt</translation>
    </message>
    <message>
        <source>learned · %1</source>
        <translation>gelernt · %1</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>exakt</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>Unterschied</translation>
    </message>
    <message>
        <source>Relative error at α = %1: %2</source>
        <translation>Relativer Fehler bei α = %1: %2</translation>
    </message>
    <message>
        <source>Working out the exact field…</source>
        <translation>Das exakte Feld wird berechnet…</translation>
    </message>
    <message>
        <source>Which fields are shown</source>
        <translation>Welche Felder gezeigt werden</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>Learned</source>
        <translation>Gelernt</translation>
    </message>
    <message>
        <source>Exact</source>
        <translation>Exakt</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Unterschied</translation>
    </message>
    <message>
        <source>How a field is drawn: the colour of a direction is that of the wheel</source>
        <translation>Wie ein Feld gezeichnet wird: Die Farbe einer Richtung ist die des Rades</translation>
    </message>
    <message>
        <source>Directions</source>
        <translation>Richtungen</translation>
    </message>
    <message>
        <source>Lengths</source>
        <translation>Längen</translation>
    </message>
    <message>
        <source>Arrows</source>
        <translation>Pfeile</translation>
    </message>
    <message>
        <source>The difference of learned and exact velocity, weighted by how often pairs blend there, as a share of the exact velocity. On the right over the training, for all α together.</source>
        <translation>Der Unterschied von gelernter und exakter Geschwindigkeit, gewichtet danach, wie oft Paare sich dort mischen, als Anteil der exakten. Rechts über das Training hinweg, für alle α zusammen.</translation>
    </message>
    <message>
        <source>step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>error, %</source>
        <translation>Fehler, %</translation>
    </message>
    <message>
        <source>Save the fields as a picture</source>
        <translation>Die Felder als Bild speichern</translation>
    </message>
    <message>
        <source>Picture…</source>
        <translation>Bild…</translation>
    </message>
</context>
<context>
    <name>deblend::FilmBar</name>
    <message>
        <source>time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Play or hold both films</source>
        <translation>Beide Filme abspielen oder anhalten</translation>
    </message>
    <message>
        <source>Place in both films</source>
        <translation>Stelle in beiden Filmen</translation>
    </message>
    <message>
        <source>in step by</source>
        <translation>im Gleichschritt nach</translation>
    </message>
</context>
<context>
    <name>deblend::GridPage</name>
    <message>
        <source>Looking for the nearest stored samples…</source>
        <translation>Die nächsten gespeicherten Bilder werden gesucht…</translation>
    </message>
    <message>
        <source>all in turn</source>
        <translation>alle reihum</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Which class the samples are asked to be of</source>
        <translation>Welcher Klasse die Stichproben sein sollen</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>Führung</translation>
    </message>
    <message>
        <source>1 follows the class, more exaggerates it, 0 ignores it</source>
        <translation>1 folgt der Klasse, mehr übertreibt sie, 0 übergeht sie</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>Paare</translation>
    </message>
    <message>
        <source>Each sample beside the picture that it came from</source>
        <translation>Jede Stichprobe neben dem Bild, aus dem sie entstand</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Show everything (double click). The wheel zooms, dragging moves.</source>
        <translation>Alles zeigen (Doppelklick). Das Mausrad zoomt, Ziehen verschiebt.</translation>
    </message>
</context>
<context>
    <name>deblend::ImageStates</name>
    <message>
        <source>Sample %1</source>
        <translation>Stichprobe %1</translation>
    </message>
    <message>
        <source>%1 · class %2</source>
        <translation>%1 · Klasse %2</translation>
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
        <source>step %1</source>
        <translation>Schritt %1</translation>
    </message>
</context>
<context>
    <name>deblend::LossPanel</name>
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
    <message>
        <source>skip </source>
        <comment>before the number of steps</comment>
        <translation>ohne </translation>
    </message>
    <message>
        <source>No run that is shown has recorded %1 over %2.</source>
        <translation>Kein gezeigter Lauf hat %1 über %2 aufgezeichnet.</translation>
    </message>
    <message>
        <source>What is drawn, of all that the runs shown have recorded.</source>
        <translation>Was gezeichnet wird, von allem, was die gezeigten Läufe aufgezeichnet haben.</translation>
    </message>
    <message>
        <source>What it is drawn over.</source>
        <translation>Worüber es gezeichnet wird.</translation>
    </message>
    <message>
        <source>over</source>
        <comment>loss over steps</comment>
        <translation>über</translation>
    </message>
    <message>
        <source>log y</source>
        <translation>log y</translation>
    </message>
    <message>
        <source>A logarithmic scale for what is drawn upward. Each quantity keeps its own.</source>
        <translation>Eine logarithmische Skala für das, was nach oben gezeichnet wird. Jede Größe behält ihre eigene.</translation>
    </message>
    <message>
        <source>log x</source>
        <translation>log x</translation>
    </message>
    <message>
        <source>A logarithmic scale for what is drawn to the right. Each quantity keeps its own.</source>
        <translation>Eine logarithmische Skala für das, was nach rechts gezeichnet wird. Jede Größe behält ihre eigene.</translation>
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
        <source>Re&amp;flow…</source>
        <translation>&amp;Reflow…</translation>
    </message>
    <message>
        <source>Make an experiment that straightens the run&apos;s paths, from pairs that the checkpoint that is shown maps</source>
        <translation>Ein Experiment anlegen, das die Pfade des Laufs begradigt, aus Paaren, die der gezeigte Checkpoint abbildet</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Diagramm</translation>
    </message>
</context>
<context>
    <name>deblend::MeasureText</name>
    <message>
        <source>steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>PSNR (dB)</source>
        <translation>PSNR (dB)</translation>
    </message>
    <message>
        <source>SSIM</source>
        <translation>SSIM</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>shapes</source>
        <translation>Formen</translation>
    </message>
    <message>
        <source>evaluations</source>
        <translation>Auswertungen</translation>
    </message>
    <message>
        <source>seconds a step</source>
        <translation>Sekunden je Schritt</translation>
    </message>
    <message>
        <source>velocity loss</source>
        <translation>Verlust der Geschwindigkeit</translation>
    </message>
    <message>
        <source>coupling cost</source>
        <translation>Kosten der Paarung</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
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
    <name>deblend::MetricTitle</name>
    <message>
        <source>Fréchet distance</source>
        <translation>Fréchet-Abstand</translation>
    </message>
    <message>
        <source>sliced Wasserstein</source>
        <translation>Sliced-Wasserstein-Abstand</translation>
    </message>
    <message>
        <source>Wasserstein-2</source>
        <translation>Wasserstein-2</translation>
    </message>
    <message>
        <source>log-likelihood</source>
        <translation>Log-Likelihood</translation>
    </message>
    <message>
        <source>error of the field</source>
        <translation>Fehler des Feldes</translation>
    </message>
    <message>
        <source>error of the denoiser</source>
        <translation>Fehler des Entrauschers</translation>
    </message>
</context>
<context>
    <name>deblend::ModelViewPage</name>
    <message>
        <source>%1 · step %2</source>
        <translation>%1 · Schritt %2</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Show everything (double click). The wheel zooms, dragging moves.</source>
        <translation>Alles zeigen (Doppelklick). Das Rad zoomt, Ziehen verschiebt.</translation>
    </message>
    <message>
        <source>Which one is shown alone</source>
        <translation>Welche allein gezeigt wird</translation>
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
    <message>
        <source>What is learned</source>
        <translation>Was gelernt wird</translation>
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
    <name>deblend::PageWords</name>
    <message>
        <source>averaged weights</source>
        <translation>gemittelte Gewichte</translation>
    </message>
    <message>
        <source>weights as trained last</source>
        <translation>zuletzt trainierte Gewichte</translation>
    </message>
    <message>
        <source>sampling anew…</source>
        <translation>wird neu gezogen…</translation>
    </message>
    <message>
        <source>The training has begun: the first samples come in a moment.</source>
        <translation>Das Training hat begonnen: Die ersten Stichproben kommen gleich.</translation>
    </message>
    <message>
        <source>No run yet. Train the experiment, and see how its samples
move from the source to the target.</source>
        <translation>Noch kein Lauf. Wird das Experiment trainiert, ist zu sehen,
wie seine Stichproben von der Quelle zum Ziel wandern.</translation>
    </message>
    <message>
        <source>Sampling…</source>
        <translation>Stichproben werden gezogen…</translation>
    </message>
    <message>
        <source>This run has no checkpoint to show.</source>
        <translation>Dieser Lauf hat noch keinen Checkpoint, der sich zeigen ließe.</translation>
    </message>
    <message>
        <source>%1 samples</source>
        <translation>%1 Stichproben</translation>
    </message>
    <message>
        <source>%1 samples in %2 steps</source>
        <translation>%1 Stichproben in %2 Schritten</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>Schritt %1</translation>
    </message>
    <message>
        <source>%1 evaluations</source>
        <translation>%1 Auswertungen</translation>
    </message>
    <message>
        <source>No run yet. Train the experiment, and watch what it learns.</source>
        <translation>Noch kein Lauf. Trainieren Sie das Experiment und sehen Sie zu, was es lernt.</translation>
    </message>
</context>
<context>
    <name>deblend::PaintingCanvas</name>
    <message>
        <source>Erase</source>
        <translation>Radieren</translation>
    </message>
    <message>
        <source>Paint</source>
        <translation>Malen</translation>
    </message>
</context>
<context>
    <name>deblend::PaintingDialog</name>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Load a picture…</source>
        <translation>Bild laden…</translation>
    </message>
    <message>
        <source>Paint the source</source>
        <translation>Quelle malen</translation>
    </message>
    <message>
        <source>Paint the target</source>
        <translation>Ziel malen</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Radieren</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nicht</translation>
    </message>
    <message>
        <source>left and right</source>
        <translation>links und rechts</translation>
    </message>
    <message>
        <source>top and bottom</source>
        <translation>oben und unten</translation>
    </message>
    <message>
        <source>both</source>
        <translation>beides</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>Mirror</source>
        <translation>Spiegeln</translation>
    </message>
    <message>
        <source>exact velocity</source>
        <translation>exakte Geschwindigkeit</translation>
    </message>
    <message>
        <source>exact mapping</source>
        <translation>exakte Abbildung</translation>
    </message>
    <message>
        <source>Choose a picture: white is dense</source>
        <translation>Ein Bild wählen: Weiß ist dicht</translation>
    </message>
    <message>
        <source>Load a picture</source>
        <translation>Bild laden</translation>
    </message>
    <message>
        <source>Paint something first: samples are drawn where it is dense.</source>
        <translation>Erst etwas malen: Stichproben werden gezogen, wo es dicht ist.</translation>
    </message>
</context>
<context>
    <name>deblend::PaintingFile</name>
    <message>
        <source>The picture &apos;%1&apos; cannot be read: %2.</source>
        <translation>Das Bild „%1“ kann nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>The painting cannot be saved: the folder &apos;%1&apos; cannot be made, %2.</source>
        <translation>Das Gemalte kann nicht gespeichert werden: Der Ordner „%1“ kann nicht angelegt werden, %2.</translation>
    </message>
    <message>
        <source>The points &apos;%1&apos; cannot be read: %2.</source>
        <translation>Die Punkte „%1“ lassen sich nicht lesen: %2.</translation>
    </message>
</context>
<context>
    <name>deblend::PaintingWindow</name>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Paint</source>
        <translation>Malen</translation>
    </message>
    <message>
        <source>Save the painting?</source>
        <translation>Das Gemalte speichern?</translation>
    </message>
</context>
<context>
    <name>deblend::PathPanel</name>
    <message>
        <source>Sample %1</source>
        <translation>Stichprobe %1</translation>
    </message>
    <message>
        <source>%1, distance %2</source>
        <translation>%1, Abstand %2</translation>
    </message>
    <message>
        <source>Nearest stored samples, and how far they are</source>
        <translation>Nächste gespeicherte Bilder und ihr Abstand</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Schließen (Esc)</translation>
    </message>
</context>
<context>
    <name>deblend::PictureFile</name>
    <message>
        <source>Pictures (*.png)</source>
        <translation>Bilder (*.png)</translation>
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
    <message>
        <source>Play or hold the checkpoints, one after the other</source>
        <translation>Die Checkpoints nacheinander abspielen oder anhalten</translation>
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
    <name>deblend::PointCanvas</name>
    <message>
        <source>Erase</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Spray</source>
        <translation>Sprühen</translation>
    </message>
</context>
<context>
    <name>deblend::PointPaintingDialog</name>
    <message>
        <source>Add a class</source>
        <translation>Klasse hinzufügen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Paint points</source>
        <translation>Punkte malen</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>How far the points of a touch fall from the pointer, and what is erased around it</source>
        <translation>Wie weit die Punkte einer Berührung vom Zeiger fallen, und was um ihn gelöscht wird</translation>
    </message>
    <message>
        <source>How many points a touch places</source>
        <translation>Wie viele Punkte eine Berührung setzt</translation>
    </message>
    <message>
        <source>Spread</source>
        <translation>Streuung</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>Take the class away, and its points with it</source>
        <translation>Die Klasse wegnehmen, und ihre Punkte mit ihr</translation>
    </message>
    <message>
        <source>%1 · %2 points</source>
        <translation>%1 · %2 Punkte</translation>
    </message>
    <message>
        <source>Remove a class</source>
        <translation>Klasse entfernen</translation>
    </message>
    <message>
        <source>Load points</source>
        <translation>Punkte laden</translation>
    </message>
    <message>
        <source>Paint some points first.</source>
        <translation>Malen Sie zuerst einige Punkte.</translation>
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
    <message>
        <source>Paint on a copy…</source>
        <translation>Auf einer Kopie malen…</translation>
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
    <name>deblend::ReflowDialog</name>
    <message>
        <source>Reflow</source>
        <translation>Reflow</translation>
    </message>
    <message>
        <source>A new experiment learns pairs that %1 maps at step %2: where each sample starts, and where it ends. Its paths are straighter, so that fewer steps are enough.</source>
        <translation>Ein neues Experiment lernt Paare, die %1 bei Schritt %2 abbildet: wo jede Stichprobe beginnt und wo sie endet. Seine Pfade sind gerader, so dass weniger Schritte genügen.</translation>
    </message>
    <message>
        <source>Make</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>Paare</translation>
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
    <name>deblend::RunCheckpoints</name>
    <message>
        <source>Step %1 · loss %2</source>
        <translation>Schritt %1 · Verlust %2</translation>
    </message>
</context>
<context>
    <name>deblend::RunCurve</name>
    <message>
        <source>%1, without %2</source>
        <translation>%1, ohne %2</translation>
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
    <name>deblend::SectionHeading</name>
    <message numerus="yes">
        <source>%1 (%n changed)</source>
        <translation>
            <numerusform>%1 (%n geändert)</numerusform>
            <numerusform>%1 (%n geändert)</numerusform>
        </translation>
    </message>
    <message>
        <source>Show these options</source>
        <translation>Diese Optionen zeigen</translation>
    </message>
    <message>
        <source>Hide these options</source>
        <translation>Diese Optionen verbergen</translation>
    </message>
</context>
<context>
    <name>deblend::SettingDifferences</name>
    <message>
        <source>%1 · step %2</source>
        <translation>%1 · Schritt %2</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Experiment</source>
        <translation>Experiment</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Branched from</source>
        <translation>Abgezweigt von</translation>
    </message>
    <message>
        <source>%1: contents</source>
        <translation>%1: Inhalt</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation>Stichproben</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Program version</source>
        <translation>Programmversion</translation>
    </message>
    <message>
        <source>LibTorch version</source>
        <translation>LibTorch-Version</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
</context>
<context>
    <name>deblend::StartPage</name>
    <message>
        <source>Learn a mapping between two data sets</source>
        <translation>Eine Abbildung zwischen zwei Datensätzen lernen</translation>
    </message>
    <message>
        <source>Opened lately</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Open an example and press Train: within a minute its samples begin to find their way from the source to the target. Or pair data of your own.</source>
        <translation>Ein Beispiel öffnen und Trainieren drücken: Innerhalb einer Minute beginnen seine Stichproben, ihren Weg von der Quelle zum Ziel zu finden. Oder eigene Daten paaren.</translation>
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
    <message>
        <source>coupling %1 of %2 ms a step</source>
        <translation>Kopplung %1 von %2 ms je Schritt</translation>
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
    <name>deblend::ThumbnailWall</name>
    <message>
        <source>Sample %1</source>
        <translation>Stichprobe %1</translation>
    </message>
    <message>
        <source>%1 · class %2</source>
        <translation>%1 · Klasse %2</translation>
    </message>
</context>
<context>
    <name>deblend::TimeTicks</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
</context>
<context>
    <name>deblend::TrajectoryPage</name>
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
</context>
<context>
    <name>deblend::ViewTabs</name>
    <message>
        <source>Trajectories</source>
        <translation>Trajektorien</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Raster</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Checkpoints</source>
        <translation>Checkpoints</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>Exact</source>
        <translation>Exakt</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>Dichte</translation>
    </message>
    <message>
        <source>Bench</source>
        <translation>Messbank</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Ansichten</translation>
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
    <name>diffusion</name>
    <message>
        <source>As the blends&apos; noise</source>
        <translation>Wie das Rauschen der Mischungen</translation>
    </message>
    <message>
        <source>As much as the blends hold of the latent noise.</source>
        <translation>So viel, wie die Mischungen vom latenten Rauschen enthalten.</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>Konstant</translation>
    </message>
    <message>
        <source>As much from the source to the target.</source>
        <translation>Gleich viel von der Quelle bis zum Ziel.</translation>
    </message>
    <message>
        <source>Decreasing</source>
        <translation>Abnehmend</translation>
    </message>
    <message>
        <source>Less and less towards the target.</source>
        <translation>Zum Ziel hin immer weniger.</translation>
    </message>
    <message>
        <source>Arch</source>
        <translation>Bogen</translation>
    </message>
    <message>
        <source>Most halfway, none at both ends.</source>
        <translation>Auf halbem Weg am meisten, an beiden Enden keines.</translation>
    </message>
</context>
<context>
    <name>downloads</name>
    <message>
        <source>MNIST</source>
        <translation>MNIST</translation>
    </message>
    <message>
        <source>60,000 and 10,000 handwritten digits with labels, 28×28, 11 MB.</source>
        <translation>60 000 und 10 000 handgeschriebene Ziffern mit Klassen, 28×28, 11 MB.</translation>
    </message>
    <message>
        <source>Fashion-MNIST</source>
        <translation>Fashion-MNIST</translation>
    </message>
    <message>
        <source>60,000 and 10,000 pieces of clothing in ten classes, 28×28, 31 MB.</source>
        <translation>60 000 und 10 000 Kleidungsstücke in zehn Klassen, 28×28, 31 MB.</translation>
    </message>
    <message>
        <source>Oxford Flowers 102</source>
        <translation>Oxford Flowers 102</translation>
    </message>
    <message>
        <source>8,189 photographs of flowers in 102 classes, 345 MB.</source>
        <translation>8189 Fotografien von Blumen in 102 Klassen, 345 MB.</translation>
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
    <message>
        <source>Triangle → Square</source>
        <translation>Dreieck → Quadrat</translation>
    </message>
    <message>
        <source>A triangle spreads into a square; both are known exactly, so the learned field has a measure.</source>
        <translation>Ein Dreieck breitet sich zu einem Quadrat aus; beide sind exakt bekannt, so hat das gelernte Feld einen Maßstab.</translation>
    </message>
    <message>
        <source>Triangle → Rhombus</source>
        <translation>Dreieck → Raute</translation>
    </message>
    <message>
        <source>The pair with which blending and deblending by chance is easiest to follow.</source>
        <translation>Das Paar, an dem sich Mischen und Entmischen durch Zufall am leichtesten verfolgen lässt.</translation>
    </message>
    <message>
        <source>Noise → Digits</source>
        <translation>Rauschen → Ziffern</translation>
    </message>
    <message>
        <source>Out of noise come handwritten digits.</source>
        <translation>Aus Rauschen entstehen handgeschriebene Ziffern.</translation>
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
    <message>
        <source>Midpoint</source>
        <translation>Mittelpunkt</translation>
    </message>
    <message>
        <source>Two evaluations a step: along the tangent halfway through the step.</source>
        <translation>Zwei Auswertungen je Schritt: entlang der Tangente in der Mitte des Schritts.</translation>
    </message>
    <message>
        <source>Heun</source>
        <translation>Heun</translation>
    </message>
    <message>
        <source>Two evaluations a step: along the mean of the tangents at both ends.</source>
        <translation>Zwei Auswertungen je Schritt: entlang des Mittels der Tangenten an beiden Enden.</translation>
    </message>
    <message>
        <source>Runge–Kutta 4</source>
        <translation>Runge-Kutta 4</translation>
    </message>
    <message>
        <source>Four evaluations a step, of order 4.</source>
        <translation>Vier Auswertungen je Schritt, von Ordnung 4.</translation>
    </message>
    <message>
        <source>Dormand–Prince 5(4)</source>
        <translation>Dormand-Prince 5(4)</translation>
    </message>
    <message>
        <source>Chooses its own steps by the tolerance, six evaluations each; T is how many states are shown.</source>
        <translation>Wählt seine Schritte nach der Toleranz, mit je sechs Auswertungen; T sagt, wie viele Zustände gezeigt werden.</translation>
    </message>
    <message>
        <source>Adams–Bashforth 2</source>
        <translation>Adams-Bashforth 2</translation>
    </message>
    <message>
        <source>One evaluation a step, of order 2 by the step before.</source>
        <translation>Eine Auswertung je Schritt, von Ordnung 2 durch den Schritt davor.</translation>
    </message>
    <message>
        <source>Adams–Bashforth 4</source>
        <translation>Adams-Bashforth 4</translation>
    </message>
    <message>
        <source>One evaluation a step, of order 4 by the three steps before.</source>
        <translation>Eine Auswertung je Schritt, von Ordnung 4 durch die drei Schritte davor.</translation>
    </message>
    <message>
        <source>Euler–Maruyama (stochastic)</source>
        <translation>Euler-Maruyama (stochastisch)</translation>
    </message>
    <message>
        <source>One evaluation a step, with noise by ε; needs a run that has a score.</source>
        <translation>Eine Auswertung je Schritt, mit Rauschen nach ε; braucht einen Lauf, der einen Score hat.</translation>
    </message>
    <message>
        <source>Heun (stochastic)</source>
        <translation>Heun (stochastisch)</translation>
    </message>
    <message>
        <source>Two evaluations a step, with noise by ε; needs a run that has a score.</source>
        <translation>Zwei Auswertungen je Schritt, mit Rauschen nach ε; braucht einen Lauf, der einen Score hat.</translation>
    </message>
</context>
<context>
    <name>interpolants</name>
    <message>
        <source>Linear</source>
        <translation>Linear</translation>
    </message>
    <message>
        <source>The blend of IADB: along a straight line at one speed.</source>
        <translation>Die Überblendung von IADB: auf einer Geraden mit gleicher Geschwindigkeit.</translation>
    </message>
    <message>
        <source>Trigonometric</source>
        <translation>Trigonometrisch</translation>
    </message>
    <message>
        <source>Along a quarter of a circle: blends of samples with one variance keep it.</source>
        <translation>Auf einem Viertelkreis: Überblendungen von Stichproben gleicher Varianz behalten sie.</translation>
    </message>
    <message>
        <source>Variance-preserving</source>
        <translation>Varianzerhaltend</translation>
    </message>
    <message>
        <source>The blend of diffusion models that keep the variance; its velocity is infinite at the target, so it needs a cut-off.</source>
        <translation>Die Überblendung von Diffusionsmodellen, die die Varianz erhalten; am Ziel ist ihre Geschwindigkeit unendlich, darum braucht sie einen Randabstand.</translation>
    </message>
    <message>
        <source>Encoding–decoding</source>
        <translation>Kodieren und Dekodieren</translation>
    </message>
    <message>
        <source>The source turns into noise alone, and then the noise into the target.</source>
        <translation>Aus der Quelle wird erst reines Rauschen, daraus dann das Ziel.</translation>
    </message>
    <message>
        <source>One-sided Gaussian</source>
        <translation>Einseitig normalverteilt</translation>
    </message>
    <message>
        <source>The linear blend from standard Gaussian noise, which is the latent term itself: the score comes with the velocity.</source>
        <translation>Die lineare Überblendung von normalverteiltem Rauschen, das selbst der latente Term ist: mit der Geschwindigkeit ist auch der Score bekannt.</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>Kosinus</translation>
    </message>
    <message>
        <source>Along a straight line, slowly at both ends.</source>
        <translation>Auf einer Geraden, an beiden Enden langsam.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keiner</translation>
    </message>
    <message>
        <source>The blend of the two samples alone.</source>
        <translation>Nur die Überblendung der beiden Stichproben.</translation>
    </message>
    <message>
        <source>Brownian bridge</source>
        <translation>Brownsche Brücke</translation>
    </message>
    <message>
        <source>The spread of a random walk that is held at both ends; its derivative is infinite there, so it needs a cut-off.</source>
        <translation>Die Streuung einer an beiden Enden festgehaltenen Irrfahrt; dort ist ihre Ableitung unendlich, darum braucht sie einen Randabstand.</translation>
    </message>
    <message>
        <source>Quadratic</source>
        <translation>Quadratisch</translation>
    </message>
    <message>
        <source>A parabola, a quarter at its highest.</source>
        <translation>Eine Parabel, höchstens ein Viertel.</translation>
    </message>
    <message>
        <source>Sine squared</source>
        <translation>Sinus im Quadrat</translation>
    </message>
    <message>
        <source>Smooth at both ends, one at its highest.</source>
        <translation>Glatt an beiden Enden, höchstens eins.</translation>
    </message>
    <message>
        <source>Uniform</source>
        <translation>Gleichverteilt</translation>
    </message>
    <message>
        <source>Logit-normal</source>
        <translation>Logit-normalverteilt</translation>
    </message>
    <message>
        <source>Skewed</source>
        <translation>Schief</translation>
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
    <message>
        <source>Epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>How often a run goes through the stored samples, instead of a number of steps; 0 goes by steps.</source>
        <translation>Wie oft ein Lauf die gespeicherten Stichproben durchgeht, statt einer Zahl von Schritten; bei 0 zählen die Schritte.</translation>
    </message>
    <message>
        <source>Batches a step</source>
        <translation>Stapel je Schritt</translation>
    </message>
    <message>
        <source>Batches whose gradients are added up for one step, so that a step learns from more pairs than fit into memory.</source>
        <translation>Stapel, deren Gradienten für einen Schritt summiert werden, damit er aus mehr Paaren lernt, als in den Speicher passen.</translation>
    </message>
    <message>
        <source>batches</source>
        <translation>Stapel</translation>
    </message>
    <message>
        <source>Pairing</source>
        <translation>Paarung</translation>
    </message>
    <message>
        <source>Independent</source>
        <translation>Unabhängig</translation>
    </message>
    <message>
        <source>By place</source>
        <translation>Nach Platz</translation>
    </message>
    <message>
        <source>By file name</source>
        <translation>Nach Dateiname</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>What the device gains from</source>
        <translation>Was dem Gerät nützt</translation>
    </message>
    <message>
        <source>32 bits</source>
        <translation>32 Bit</translation>
    </message>
    <message>
        <source>16 bits (bfloat16)</source>
        <translation>16 Bit (bfloat16)</translation>
    </message>
    <message>
        <source>Numbers that the network&apos;s layers compute with; weights are kept in 32 bits either way.</source>
        <translation>Zahlen, mit denen die Schichten des Netzes rechnen; die Gewichte haben immer 32 Bit.</translation>
    </message>
    <message>
        <source>Simple U-Net</source>
        <translation>Einfaches U-Net</translation>
    </message>
    <message>
        <source>The MNIST tutorial&apos;s network: convolutions over three sizes with added skips.</source>
        <translation>Das Netz des MNIST-Tutorials: Faltungen über drei Größen mit addierten Abkürzungen.</translation>
    </message>
    <message>
        <source>Channels of every layer; the tutorial has 64.</source>
        <translation>Kanäle jeder Schicht; das Tutorial hat 64.</translation>
    </message>
    <message>
        <source>channels</source>
        <translation>Kanäle</translation>
    </message>
    <message>
        <source>Exactly the MNIST tutorial: a constant learning rate and the last weights.</source>
        <translation>Genau das MNIST-Tutorial: konstante Lernrate und die letzten Gewichte.</translation>
    </message>
    <message>
        <source>A quick look</source>
        <translation>Ein schneller Blick</translation>
    </message>
    <message>
        <source>Half the width and two epochs: minutes on a processor.</source>
        <translation>Halbe Breite und zwei Epochen: Minuten auf einem Prozessor.</translation>
    </message>
    <message>
        <source>U-Net</source>
        <translation>U-Net</translation>
    </message>
    <message>
        <source>Residual blocks over halved sizes, with attention, α embedded, and classes if wanted.</source>
        <translation>Residualblöcke über halbierte Größen, mit Attention, eingebettetem α und auf Wunsch Klassen.</translation>
    </message>
    <message>
        <source>IADB at 64 × 64</source>
        <translation>IADB bei 64 × 64</translation>
    </message>
    <message>
        <source>The network and the training of the IADB paper&apos;s program for 64 × 64 pictures, for a GPU.</source>
        <translation>Netz und Training des Programms zum IADB-Artikel für Bilder von 64 × 64, für eine GPU.</translation>
    </message>
    <message>
        <source>Small, for a processor</source>
        <translation>Klein, für einen Prozessor</translation>
    </message>
    <message>
        <source>32 channels and one block at each of three levels: for pictures of up to 32 × 32 pixels.</source>
        <translation>32 Kanäle und ein Block auf jeder von drei Ebenen: für Bilder bis 32 × 32 Pixel.</translation>
    </message>
    <message>
        <source>Small, told the class</source>
        <translation>Klein, mit Klasse</translation>
    </message>
    <message>
        <source>The small network for a processor, for data with classes.</source>
        <translation>Das kleine Netz für einen Prozessor, für Daten mit Klassen.</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Kanäle</translation>
    </message>
    <message>
        <source>Channels at the full size, before their multiplier.</source>
        <translation>Kanäle bei voller Größe, vor ihrem Faktor.</translation>
    </message>
    <message>
        <source>Multipliers</source>
        <translation>Faktoren</translation>
    </message>
    <message>
        <source>One number a level, from the full size to the smallest; each level has half the size of the one before.</source>
        <translation>Eine Zahl je Ebene, von der vollen Größe bis zur kleinsten; jede Ebene ist halb so groß wie die davor.</translation>
    </message>
    <message>
        <source>Blocks a level</source>
        <translation>Blöcke je Ebene</translation>
    </message>
    <message>
        <source>Residual blocks at each level on the way down; one more on the way up.</source>
        <translation>Residualblöcke je Ebene auf dem Weg hinab; einer mehr auf dem Weg hinauf.</translation>
    </message>
    <message>
        <source>Attention at</source>
        <translation>Attention bei</translation>
    </message>
    <message>
        <source>Heights of the levels, in pixels, that have attention, such as 8,4; the middle always has it.</source>
        <translation>Höhen der Ebenen mit Attention, in Pixeln, etwa 8,4; die Mitte hat sie immer.</translation>
    </message>
    <message>
        <source>Channels a head</source>
        <translation>Kanäle je Kopf</translation>
    </message>
    <message>
        <source>Channels of one head of the attention.</source>
        <translation>Kanäle eines Kopfes der Attention.</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Gruppen</translation>
    </message>
    <message>
        <source>Groups of channels that are normalised together.</source>
        <translation>Gruppen von Kanälen, die zusammen normiert werden.</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>Dropout</translation>
    </message>
    <message>
        <source>Share of values in the blocks that training leaves out.</source>
        <translation>Anteil der Werte in den Blöcken, den das Training auslässt.</translation>
    </message>
    <message>
        <source>Scale of α</source>
        <translation>Maßstab von α</translation>
    </message>
    <message>
        <source>α is multiplied by it before sines and cosines of it are taken; 1 takes α as it is.</source>
        <translation>α wird damit multipliziert, ehe Sinus und Kosinus davon genommen werden; 1 nimmt α, wie es ist.</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>Told the class</source>
        <translation>Mit Klasse</translation>
    </message>
    <message>
        <source>Whether the network is told each sample&apos;s class, so that one can be asked for when sampling.</source>
        <translation>Ob das Netz die Klasse jeder Stichprobe erfährt, damit beim Ziehen eine verlangt werden kann.</translation>
    </message>
    <message>
        <source>Class withheld</source>
        <translation>Klasse verschwiegen</translation>
    </message>
    <message>
        <source>Share of training samples whose class is withheld, which guidance needs.</source>
        <translation>Anteil der Trainingsbeispiele, deren Klasse verschwiegen wird; die Führung braucht das.</translation>
    </message>
    <message>
        <source>What the interpolant needs</source>
        <translation>Was die Interpolante braucht</translation>
    </message>
    <message>
        <source>Blending</source>
        <translation>Überblendung</translation>
    </message>
    <message>
        <source>Interpolant</source>
        <translation>Interpolante</translation>
    </message>
    <message>
        <source>How x_α goes from the source to the target as α rises.</source>
        <translation>Wie x_α mit steigendem α von der Quelle zum Ziel geht.</translation>
    </message>
    <message>
        <source>Latent term</source>
        <translation>Latenter Term</translation>
    </message>
    <message>
        <source>Gaussian noise that is added on the way and vanishes at both ends.</source>
        <translation>Normalverteiltes Rauschen, das unterwegs hinzukommt und an beiden Enden verschwindet.</translation>
    </message>
    <message>
        <source>Cut-off</source>
        <translation>Randabstand</translation>
    </message>
    <message>
        <source>How far α stays away from 0 and 1 in training; sampling evaluates the network at the nearest α within. Velocities that are infinite at an end need one.</source>
        <translation>Wie weit α beim Training von 0 und 1 entfernt bleibt; beim Sampling wird das Netz am nächsten α innerhalb ausgewertet. Geschwindigkeiten, die an einem Ende unendlich sind, brauchen einen.</translation>
    </message>
    <message>
        <source>Distribution of α</source>
        <translation>Verteilung von α</translation>
    </message>
    <message>
        <source>How often each α is trained at.</source>
        <translation>Wie oft jedes α trainiert wird.</translation>
    </message>
    <message>
        <source>Logit-normal mean</source>
        <translation>Logit-normal: Mittelwert</translation>
    </message>
    <message>
        <source>Of a logit-normal distribution of α: 0 lies at ½, more nearer to the target; without meaning for others.</source>
        <translation>Einer logit-normalen Verteilung von α: 0 liegt bei ½, mehr näher am Ziel; für andere ohne Bedeutung.</translation>
    </message>
    <message>
        <source>Logit-normal deviation</source>
        <translation>Logit-normal: Abweichung</translation>
    </message>
    <message>
        <source>Of a logit-normal distribution of α; without meaning for others.</source>
        <translation>Einer logit-normalen Verteilung von α; für andere ohne Bedeutung.</translation>
    </message>
    <message>
        <source>Skew</source>
        <translation>Schiefe</translation>
    </message>
    <message>
        <source>Of a skewed distribution of α: above 0, densities grow with that power of α towards the target; below, towards the source; without meaning for others.</source>
        <translation>Einer schiefen Verteilung von α: über 0 wächst die Dichte mit dieser Potenz von α zum Ziel hin, darunter zur Quelle hin; für andere ohne Bedeutung.</translation>
    </message>
    <message>
        <source>Stratified</source>
        <translation>Geschichtet</translation>
    </message>
    <message>
        <source>Spread the α of a batch evenly over the distribution: one from each of as many parts as there are pairs.</source>
        <translation>Die α eines Batches gleichmäßig über die Verteilung verteilen: eines aus jedem von so vielen Teilen, wie es Paare gibt.</translation>
    </message>
    <message>
        <source>Objective</source>
        <translation>Zielfunktion</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>Vorhersage</translation>
    </message>
    <message>
        <source>Velocity</source>
        <translation>Geschwindigkeit</translation>
    </message>
    <message>
        <source>Denoiser</source>
        <translation>Entrauscher</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>Velocity and denoiser</source>
        <translation>Geschwindigkeit und Entrauscher</translation>
    </message>
    <message>
        <source>What the network tells of x_α. Denoiser and score are for the one-sided interpolant; both together, by a network each, for blends with noise in them, which can then be sampled stochastically.</source>
        <translation>Was das Netz zu x_α sagt. Entrauscher und Score sind für die einseitige Interpolante; Geschwindigkeit und Entrauscher zusammen, mit je einem Netz, für Überblendungen mit Rauschen darin, aus denen dann auch stochastisch gesampelt werden kann.</translation>
    </message>
    <message>
        <source>Residual |v̂−∂I|²</source>
        <translation>Residuum |v̂−∂I|²</translation>
    </message>
    <message>
        <source>Energy |v̂|²−2∂I·v̂</source>
        <translation>Energie |v̂|²−2∂I·v̂</translation>
    </message>
    <message>
        <source>Which loss is shown: their gradients are equal, but the energy shows how close the mean velocity is without the pairs&apos; own spread.</source>
        <translation>Welcher Verlust gezeigt wird: ihre Gradienten sind gleich, aber die Energie zeigt ohne die Streuung der Paare selbst, wie nah die mittlere Geschwindigkeit ist.</translation>
    </message>
    <message>
        <source>Reduction</source>
        <translation>Zusammenfassung</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittelwert</translation>
    </message>
    <message>
        <source>Whether the loss is summed or averaged over the numbers of a step&apos;s batches, which divides its gradient by their count.</source>
        <translation>Ob der Verlust über die Zahlen der Batches eines Schritts summiert oder gemittelt wird, was seinen Gradienten durch deren Anzahl teilt.</translation>
    </message>
    <message>
        <source>Optimal within a batch</source>
        <translation>Optimal innerhalb eines Batches</translation>
    </message>
    <message>
        <source>Sinkhorn plan of a batch</source>
        <translation>Sinkhorn-Plan eines Batches</translation>
    </message>
    <message>
        <source>Optimal within each class</source>
        <translation>Optimal innerhalb jeder Klasse</translation>
    </message>
    <message>
        <source>Which sample of the target goes with one of the source: any, that of the same place or name, or those that minibatch optimal transport couples, which makes paths shorter and straighter.</source>
        <translation>Welche Stichprobe des Ziels zu einer der Quelle gehört: irgendeine, die an derselben Stelle oder mit demselben Namen, oder die, die optimaler Transport innerhalb eines Batches verbindet, was Pfade kürzer und gerader macht.</translation>
    </message>
    <message>
        <source>Sinkhorn regularisation</source>
        <translation>Sinkhorn-Regularisierung</translation>
    </message>
    <message>
        <source>How far the Sinkhorn plan is from the optimal one, in units of the mean squared distance: large values pair independently; without meaning for other pairings.</source>
        <translation>Wie weit der Sinkhorn-Plan vom optimalen entfernt ist, in Einheiten des mittleren quadratischen Abstands: große Werte paaren unabhängig; für andere Paarungen ohne Bedeutung.</translation>
    </message>
    <message>
        <source>Spacing</source>
        <translation>Schrittverteilung</translation>
    </message>
    <message>
        <source>Where the steps lie between α = 0 and α = 1.</source>
        <translation>Wo die Schritte zwischen α = 0 und α = 1 liegen.</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>Toleranz</translation>
    </message>
    <message>
        <source>Error that an adaptive integrator allows a step, relative and absolute; others take no notice.</source>
        <translation>Fehler, den ein adaptiver Integrator je Schritt zulässt, relativ und absolut; andere beachten sie nicht.</translation>
    </message>
    <message>
        <source>Diffusion ε</source>
        <translation>Diffusion ε</translation>
    </message>
    <message>
        <source>Noise that a stochastic integrator adds and takes out again by the score; 0 follows the deterministic path.</source>
        <translation>Rauschen, das ein stochastischer Integrator hinzufügt und durch den Score wieder entfernt; 0 folgt dem deterministischen Pfad.</translation>
    </message>
    <message>
        <source>Course of ε</source>
        <translation>Verlauf von ε</translation>
    </message>
    <message>
        <source>How the noise of a stochastic integrator depends on α.</source>
        <translation>Wie das Rauschen eines stochastischen Integrators von α abhängt.</translation>
    </message>
    <message>
        <source>Torture</source>
        <translation>Folter</translation>
    </message>
    <message>
        <source>Usual</source>
        <translation>Üblich</translation>
    </message>
    <message>
        <source>Evolution of shapes</source>
        <translation>Evolution von Formen</translation>
    </message>
    <message>
        <source>Makes a picture from shapes by mutation, crossover and selection; a step is a generation.</source>
        <translation>Macht ein Bild aus Formen durch Mutation, Kreuzung und Auslese; ein Schritt ist eine Generation.</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>The picture that the best genome draws, at any size.</source>
        <translation>Das Bild, das das beste Genom zeichnet, in jeder Größe.</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>The picture that is approximated.</source>
        <translation>Das Bild, das angenähert wird.</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>How far each pixel is from the target: black where it is equal, over red and yellow to white from half of the range on.</source>
        <translation>Wie weit jedes Pixel vom Ziel entfernt ist: schwarz, wo es gleich ist, über Rot und Gelb bis Weiß ab der Hälfte des Bereichs.</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>One shape alone over the background; the first lies undermost.</source>
        <translation>Eine Form allein über dem Hintergrund; die erste liegt zuunterst.</translation>
    </message>
    <message>
        <source>Vector graphics</source>
        <translation>Vektorgrafik</translation>
    </message>
    <message>
        <source>The shapes as SVG, for browsers and drawing programs.</source>
        <translation>Die Formen als SVG, für Browser und Zeichenprogramme.</translation>
    </message>
    <message>
        <source>Genome</source>
        <translation>Genom</translation>
    </message>
    <message>
        <source>The shapes as numbers, from the undermost to the topmost.</source>
        <translation>Die Formen als Zahlen, von der untersten zur obersten.</translation>
    </message>
    <message>
        <source>Quick hill climbing</source>
        <translation>Schnelles Bergsteigen</translation>
    </message>
    <message>
        <source>Eighty shapes of all kinds, each found by a short search.</source>
        <translation>Achtzig Formen aller Arten, jede nach kurzer Suche.</translation>
    </message>
    <message>
        <source>Population with crossover</source>
        <translation>Population mit Kreuzung</translation>
    </message>
    <message>
        <source>Eight pictures side by side, of which the two best stay; a third of the others have two parents.</source>
        <translation>Acht Bilder nebeneinander, von denen die zwei besten bleiben; ein Drittel der anderen hat zwei Eltern.</translation>
    </message>
    <message>
        <source>Triangles</source>
        <translation>Dreiecke</translation>
    </message>
    <message>
        <source>Triangles alone.</source>
        <translation>Nur Dreiecke.</translation>
    </message>
    <message>
        <source>Brush strokes</source>
        <translation>Pinselstriche</translation>
    </message>
    <message>
        <source>Four hundred opaque strokes of a brush.</source>
        <translation>Vierhundert deckende Pinselstriche.</translation>
    </message>
    <message>
        <source>Shapes</source>
        <translation>Formen</translation>
    </message>
    <message>
        <source>How many shapes the picture is made of at most; 0 leaves the background alone.</source>
        <translation>Aus wie vielen Formen das Bild höchstens besteht; 0 lässt nur den Hintergrund.</translation>
    </message>
    <message>
        <source>shapes</source>
        <translation>Formen</translation>
    </message>
    <message>
        <source>Ellipses</source>
        <translation>Ellipsen</translation>
    </message>
    <message>
        <source>Whether a shape may be an ellipse.</source>
        <translation>Ob eine Form eine Ellipse sein darf.</translation>
    </message>
    <message>
        <source>Whether a shape may be a triangle.</source>
        <translation>Ob eine Form ein Dreieck sein darf.</translation>
    </message>
    <message>
        <source>Polygons</source>
        <translation>Vielecke</translation>
    </message>
    <message>
        <source>Whether a shape may be a polygon.</source>
        <translation>Ob eine Form ein Vieleck sein darf.</translation>
    </message>
    <message>
        <source>Whether a shape may be a curved stroke with round ends.</source>
        <translation>Ob eine Form ein gebogener Strich mit runden Enden sein darf.</translation>
    </message>
    <message>
        <source>Corners</source>
        <translation>Ecken</translation>
    </message>
    <message>
        <source>How many corners a polygon has.</source>
        <translation>Wie viele Ecken ein Vieleck hat.</translation>
    </message>
    <message>
        <source>Smallest</source>
        <translation>Kleinste</translation>
    </message>
    <message>
        <source>The least radius, width or distance of a corner from the centre of a new shape, in picture sides.</source>
        <translation>Der kleinste Radius, die kleinste Breite oder der kleinste Abstand einer Ecke von der Mitte einer neuen Form, in Bildseiten.</translation>
    </message>
    <message>
        <source>sides</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Largest</source>
        <translation>Größte</translation>
    </message>
    <message>
        <source>The most of that; shapes may grow beyond it later.</source>
        <translation>Das Größte davon; Formen dürfen später darüber hinauswachsen.</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Computed: the best there are</source>
        <translation>Berechnet: die besten, die es gibt</translation>
    </message>
    <message>
        <source>Evolved, like places</source>
        <translation>Entwickelt, wie Orte</translation>
    </message>
    <message>
        <source>How a shape comes by its colour.</source>
        <translation>Wie eine Form zu ihrer Farbe kommt.</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Deckkraft</translation>
    </message>
    <message>
        <source>That of every shape, where colours are computed; 0 computes the best of each as well.</source>
        <translation>Die jeder Form, wo Farben berechnet werden; 0 berechnet auch die beste jeder einzelnen.</translation>
    </message>
    <message>
        <source>Least opacity</source>
        <translation>Geringste Deckkraft</translation>
    </message>
    <message>
        <source>The least that is computed.</source>
        <translation>Die geringste, die berechnet wird.</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>Auslese</translation>
    </message>
    <message>
        <source>Population</source>
        <translation>Population</translation>
    </message>
    <message>
        <source>How many pictures evolve side by side; 1 climbs a hill: its child takes its place where it is better.</source>
        <translation>Wie viele Bilder sich nebeneinander entwickeln; 1 steigt bergauf: Sein Kind nimmt seinen Platz ein, wo es besser ist.</translation>
    </message>
    <message>
        <source>pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Elites</source>
        <translation>Elite</translation>
    </message>
    <message>
        <source>How many of the best pass into the next generation as they are: fewer than the population.</source>
        <translation>Wie viele der besten unverändert in die nächste Generation übergehen: weniger als die Population.</translation>
    </message>
    <message>
        <source>Tournament</source>
        <translation>Turnier</translation>
    </message>
    <message>
        <source>A parent is the best of so many drawn at random.</source>
        <translation>Ein Elternteil ist das beste von so vielen zufällig gezogenen.</translation>
    </message>
    <message>
        <source>Crossover</source>
        <translation>Kreuzung</translation>
    </message>
    <message>
        <source>The share of children that have two parents.</source>
        <translation>Der Anteil der Kinder mit zwei Eltern.</translation>
    </message>
    <message>
        <source>Refinement</source>
        <translation>Verfeinerung</translation>
    </message>
    <message>
        <source>Once there are all shapes, the share of mutations that change a shape instead of replacing it.</source>
        <translation>Sobald alle Formen da sind, der Anteil der Mutationen, die eine Form ändern, statt sie zu ersetzen.</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>Searches a shape</source>
        <translation>Suchläufe je Form</translation>
    </message>
    <message>
        <source>Searches for one shape, of which the best is taken; threads share them.</source>
        <translation>Suchläufe nach einer Form, von denen der beste genommen wird; Threads teilen sie sich.</translation>
    </message>
    <message>
        <source>Random shapes a search</source>
        <translation>Zufallsformen je Suchlauf</translation>
    </message>
    <message>
        <source>Random shapes, of which the best is where a search begins.</source>
        <translation>Zufällige Formen; bei der besten beginnt ein Suchlauf.</translation>
    </message>
    <message>
        <source>Mutations a search</source>
        <translation>Mutationen je Suchlauf</translation>
    </message>
    <message>
        <source>Mutations that are tried on the way from there.</source>
        <translation>Mutationen, die auf dem Weg von dort versucht werden.</translation>
    </message>
    <message>
        <source>Farthest mutation</source>
        <translation>Weiteste Mutation</translation>
    </message>
    <message>
        <source>The greatest deviation of a place in one mutation, in picture sides.</source>
        <translation>Die größte Abweichung eines Ortes in einer Mutation, in Bildseiten.</translation>
    </message>
    <message>
        <source>Pixels of the longer side</source>
        <translation>Pixel der längeren Seite</translation>
    </message>
    <message>
        <source>At how many pixels of its longer side the picture is seen at most while it evolves; 0 takes all.</source>
        <translation>Mit wie vielen Pixeln der längeren Seite das Bild höchstens gesehen wird, während es sich entwickelt; 0 nimmt alle.</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>Pixel</translation>
    </message>
    <message>
        <source>Point classifier</source>
        <translation>Punktklassifikator</translation>
    </message>
    <message>
        <source>Tells points of the plane apart by their classes: random ones too.</source>
        <translation>Unterscheidet Punkte der Ebene nach ihren Klassen: auch zufällige.</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>Lernen</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Cross-entropy</source>
        <translation>Kreuzentropie</translation>
    </message>
    <message>
        <source>Squared error</source>
        <translation>Quadratischer Fehler</translation>
    </message>
    <message>
        <source>What is minimised: −log of the right class&apos;s probability, or the tutorial&apos;s squared error, which forgets points on which the network is sure and wrong.</source>
        <translation>Was minimiert wird: −log der Wahrscheinlichkeit der richtigen Klasse, oder der quadratische Fehler der Anleitung, der Punkte vergisst, bei denen das Netz sicher und im Irrtum ist.</translation>
    </message>
    <message>
        <source>Points a step</source>
        <translation>Punkte je Schritt</translation>
    </message>
    <message>
        <source>Points that each step learns from, drawn with replacement; 0 takes all of them.</source>
        <translation>Punkte, aus denen jeder Schritt lernt, mit Zurücklegen gezogen; 0 nimmt alle.</translation>
    </message>
    <message>
        <source>points</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>Decision surface</source>
        <translation>Entscheidungsfläche</translation>
    </message>
    <message>
        <source>How likely each class is over the plane, and the points on it.</source>
        <translation>Wie wahrscheinlich jede Klasse über der Ebene ist, und die Punkte darauf.</translation>
    </message>
    <message>
        <source>Tutorial</source>
        <translation>Anleitung</translation>
    </message>
    <message>
        <source>Exactly the tutorial&apos;s network: squared error at a constant learning rate.</source>
        <translation>Genau das Netz der Anleitung: quadratischer Fehler bei gleichbleibender Lernrate.</translation>
    </message>
    <message>
        <source>Twice the width, for hundreds of random points of random classes.</source>
        <translation>Die doppelte Breite, für Hunderte zufälliger Punkte zufälliger Klassen.</translation>
    </message>
    <message>
        <source>Differentiable shapes</source>
        <translation>Differenzierbare Formen</translation>
    </message>
    <message>
        <source>Approximates one picture by soft shapes over a background, which gradient descent moves, bends and colours.</source>
        <translation>Nähert ein Bild durch weiche Formen über einem Hintergrund an, die der Gradientenabstieg bewegt, biegt und färbt.</translation>
    </message>
    <message>
        <source>Vector graphics (SVG)</source>
        <translation>Vektorgrafik (SVG)</translation>
    </message>
    <message>
        <source>Every shape as a flat area with a sharp outline: a likeness of the picture.</source>
        <translation>Jede Form als gleichmäßige Fläche mit scharfem Umriss: dem Bild ähnlich.</translation>
    </message>
    <message>
        <source>Numbers (JSON)</source>
        <translation>Zahlen (JSON)</translation>
    </message>
    <message>
        <source>All numbers of every shape, as they are.</source>
        <translation>Alle Zahlen jeder Form, wie sie sind.</translation>
    </message>
    <message>
        <source>How many shapes there are in the end; with none the picture is its mean colour.</source>
        <translation>Wie viele Formen es am Ende gibt; ohne eine ist das Bild seine mittlere Farbe.</translation>
    </message>
    <message>
        <source>Harmonics</source>
        <translation>Oberschwingungen</translation>
    </message>
    <message>
        <source>Sines and cosines that bend a shape&apos;s outline: 0 leaves ellipses.</source>
        <translation>Sinus und Kosinus, die den Umriss einer Form biegen: 0 lässt Ellipsen.</translation>
    </message>
    <message>
        <source>harmonics</source>
        <translation>Oberschwingungen</translation>
    </message>
    <message>
        <source>Composition</source>
        <translation>Zusammensetzung</translation>
    </message>
    <message>
        <source>Colours add up</source>
        <translation>Farben addieren sich</translation>
    </message>
    <message>
        <source>Shapes hide each other</source>
        <translation>Formen verdecken einander</translation>
    </message>
    <message>
        <source>How shapes share a point: as a sum of colours of either sign, or by depths that are learned too, so that nearer ones hide those behind.</source>
        <translation>Wie Formen sich einen Punkt teilen: als Summe von Farben beider Vorzeichen, oder nach Tiefen, die auch gelernt werden, sodass nähere die hinteren verdecken.</translation>
    </message>
    <message>
        <source>Bristles</source>
        <translation>Borsten</translation>
    </message>
    <message>
        <source>How much of a shape the strokes of a brush leave out; 0 fills it evenly.</source>
        <translation>Wie viel einer Form die Striche eines Pinsels auslassen; 0 füllt sie gleichmäßig.</translation>
    </message>
    <message>
        <source>Elongation</source>
        <translation>Streckung</translation>
    </message>
    <message>
        <source>How many times longer a new shape is along the picture&apos;s edges than across them.</source>
        <translation>Wievielmal länger eine neue Form längs der Kanten des Bildes ist als quer zu ihnen.</translation>
    </message>
    <message>
        <source>From coarse to fine</source>
        <translation>Von grob zu fein</translation>
    </message>
    <message>
        <source>Shapes at first</source>
        <translation>Formen am Anfang</translation>
    </message>
    <message>
        <source>Share of the shapes that is there from the beginning; the others come where the error is largest.</source>
        <translation>Anteil der Formen, der von Anfang an da ist; die anderen kommen, wo der Fehler am größten ist.</translation>
    </message>
    <message>
        <source>All shapes after</source>
        <translation>Alle Formen nach</translation>
    </message>
    <message>
        <source>Share of the steps until the last shape has come.</source>
        <translation>Anteil der Schritte, bis die letzte Form da ist.</translation>
    </message>
    <message>
        <source>Coarsest picture</source>
        <translation>Gröbstes Bild</translation>
    </message>
    <message>
        <source>Pixels of the longer side that the first steps see of the picture.</source>
        <translation>Pixel der längeren Seite, die die ersten Schritte vom Bild sehen.</translation>
    </message>
    <message>
        <source>Finest picture</source>
        <translation>Feinstes Bild</translation>
    </message>
    <message>
        <source>Pixels of the longer side that steps see at most: a step takes time by their square; 0 sees all that there are.</source>
        <translation>Pixel der längeren Seite, die Schritte höchstens sehen: Ein Schritt dauert nach ihrem Quadrat; 0 sieht alle, die es gibt.</translation>
    </message>
    <message>
        <source>Finest picture after</source>
        <translation>Feinstes Bild nach</translation>
    </message>
    <message>
        <source>Share of the steps until the finest picture is seen.</source>
        <translation>Anteil der Schritte, bis das feinste Bild gesehen wird.</translation>
    </message>
    <message>
        <source>Quick</source>
        <translation>Schnell</translation>
    </message>
    <message>
        <source>A likeness within seconds: few shapes on a small picture.</source>
        <translation>Ein Abbild in Sekunden: wenige Formen auf einem kleinen Bild.</translation>
    </message>
    <message>
        <source>Detailed</source>
        <translation>Ausführlich</translation>
    </message>
    <message>
        <source>Many shapes with livelier outlines on a large picture; takes minutes.</source>
        <translation>Viele Formen mit lebhafteren Umrissen auf einem großen Bild; dauert Minuten.</translation>
    </message>
    <message>
        <source>Visibility</source>
        <translation>Sichtbarkeit</translation>
    </message>
    <message>
        <source>Shapes hide each other by depths that are learned, as in a depth buffer.</source>
        <translation>Formen verdecken einander nach gelernten Tiefen, wie in einem Tiefenpuffer.</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>Pinsel</translation>
    </message>
    <message>
        <source>Strokes of a brush along the picture&apos;s edges that hide each other.</source>
        <translation>Pinselstriche längs der Kanten des Bildes, die einander verdecken.</translation>
    </message>
    <message>
        <source>What the shapes make.</source>
        <translation>Was die Formen ergeben.</translation>
    </message>
    <message>
        <source>The picture that they are to make.</source>
        <translation>Das Bild, das sie ergeben sollen.</translation>
    </message>
    <message>
        <source>How far each pixel is from the target: black is none, red a sixth of the whole range from black to white, yellow a third, white a half or more.</source>
        <translation>Wie weit jedes Pixel vom Ziel entfernt ist: Schwarz ist gar nicht, Rot ein Sechstel des ganzen Bereichs von Schwarz bis Weiß, Gelb ein Drittel, Weiß die Hälfte oder mehr.</translation>
    </message>
    <message>
        <source>One shape</source>
        <translation>Eine Form</translation>
    </message>
    <message>
        <source>One of the shapes alone over the background.</source>
        <translation>Eine der Formen allein über dem Hintergrund.</translation>
    </message>
</context>
<context>
    <name>spacings</name>
    <message>
        <source>Even</source>
        <translation>Gleichmäßig</translation>
    </message>
    <message>
        <source>Steps of equal length.</source>
        <translation>Gleich lange Schritte.</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>Kosinus</translation>
    </message>
    <message>
        <source>Short steps at both ends.</source>
        <translation>Kurze Schritte an beiden Enden.</translation>
    </message>
    <message>
        <source>Karras</source>
        <translation>Karras</translation>
    </message>
    <message>
        <source>Steps that shorten towards the target, as for noise levels.</source>
        <translation>Schritte, die zum Ziel hin kürzer werden, wie bei Rauschpegeln.</translation>
    </message>
</context>
</TS>
