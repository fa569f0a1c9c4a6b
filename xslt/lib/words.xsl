<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  The words a page says of its own accord, in one table, so that they can be told apart from the text and overridden.
  Input    A key; $tx:tongue, the language they are said in.
  Output   A word or two of English, German or French.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:tx="urn:textus:xslt"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <!-- The tongue of a format that does not say which: imported, so that the format's own comes first. -->
  <xsl:import href="english.xsl"/>
  <xsl:include href="words-of-sites.xsl"/>

  <!-- The languages of the columns of the table. -->
  <xsl:variable name="tx:tongues" as="xs:string+" select="'en', 'de', 'fr'"/>

  <xsl:variable name="tx:words" as="map(xs:string, xs:string+)" select="map:merge(($tx:page-words, $tx:site-words))"/>

  <xsl:variable name="tx:page-words" as="map(xs:string, xs:string+)" select="map{
      'about': ('About this text', 'Zu diesem Text', 'À propos de ce texte'),
      'contents': ('Contents', 'Inhalt', 'Table des matières'),
      'notes': ('Notes', 'Anmerkungen', 'Notes'),
      'interventions': ('Editorial interventions', 'Editorische Eingriffe', 'Interventions éditoriales'),
      'view': ('Show the text as transcribed', 'Text wie transkribiert anzeigen', 'Afficher le texte tel que transcrit'),
      'skip': ('Skip to the text', 'Zum Text', 'Aller au texte'),
      'return': ('back to the text', 'zurück zum Text', 'retour au texte'),
      'page': ('page', 'Seite', 'page'),
      'pages': ('Pages', 'Seiten', 'Pages'),
      'text': ('Text', 'Text', 'Texte'),
      'landmarks': ('Landmarks', 'Orientierungspunkte', 'Repères'),
      'accessibility': ('All content is text, with headings, a table of contents and linked notes.', 'Alle Inhalte sind Text, mit Überschriften, Inhaltsverzeichnis und verlinkten Anmerkungen.', 'L’ensemble du contenu est du texte, avec titres, table des matières et notes liées.'),
      'title': ('Title', 'Titel', 'Titre'),
      'author': ('Author', 'Verfasser', 'Auteur'),
      'editor': ('Editor', 'Herausgeber', 'Éditeur scientifique'),
      'bookEditor': ('Editor', 'Herausgeber', 'Éditeur scientifique'),
      'translator': ('Translator', 'Übersetzer', 'Traducteur'),
      'source': ('Source', 'Quelle', 'Source'),
      'other-editions': ('Other editions', 'Andere Ausgaben', 'Autres éditions'),
      'written': ('Written', 'Entstanden', 'Rédaction'),
      'letter': ('Letter', 'Brief', 'Lettre'),
      'sent': ('from', 'von', 'de'),
      'received': ('to', 'an', 'à'),
      'credits': ('Credits', 'Mitwirkende', 'Contributions'),
      'publisher': ('Publisher', 'Verlag', 'Éditeur'),
      'publication': ('Publication', 'Veröffentlichung', 'Publication'),
      'distributor': ('Distributor', 'Vertrieb', 'Diffuseur'),
      'authority': ('Authority', 'Verantwortliche Stelle', 'Autorité'),
      'series': ('Series', 'Reihe', 'Collection'),
      'edition': ('Edition', 'Ausgabe', 'Édition'),
      'licence': ('Licence', 'Lizenz', 'Licence'),
      'language': ('Language', 'Sprache', 'Langue'),
      'keywords': ('Keywords', 'Schlagwörter', 'Mots-clés'),
      'identifier': ('Identifier', 'Kennung', 'Identifiant'),
      'remarks': ('Remarks', 'Bemerkungen', 'Remarques'),
      'encoding': ('Encoding', 'Kodierung', 'Encodage'),
      'practice': ('How this text was made', 'Wie dieser Text entstand', 'Comment ce texte a été établi'),
      'transcription': ('Transcription', 'Transkription', 'Transcription'),
      'digests': ('Digests', 'Prüfsummen', 'Empreintes'),
      'revisions': ('Revisions', 'Überarbeitungen', 'Révisions'),
      'untitled': ('Untitled', 'Ohne Titel', 'Sans titre'),
      'in': ('In', 'In', 'Dans'),
      'lossless': ('Verified lossless', 'Nachweislich verlustfrei', 'Sans perte (vérifié)'),
      'characters': ('characters', 'Zeichen', 'caractères'),
      'character': ('character', 'Zeichen', 'caractère'),
      'bytes': ('bytes', 'Bytes', 'octets'),
      'lines': ('lines', 'Zeilen', 'lignes'),
      'line': ('line', 'Zeile', 'ligne'),
      'words': ('words', 'Wörter', 'mots'),
      'word': ('word', 'Wort', 'mot'),
      'corr': ('corrected', 'berichtigt', 'corrigé'),
      'reg': ('regularised', 'normalisiert', 'régularisé'),
      'expan': ('expanded', 'aufgelöst', 'développé'),
      'supplied': ('supplied', 'ergänzt', 'restitué'),
      'gap': ('omitted or lost', 'ausgelassen oder verloren', 'omis ou perdu'),
      'unclear': ('unclear', 'unsichere Lesung', 'lecture incertaine'),
      'sic': ('thus in the source', 'so in der Vorlage', 'sic dans la source'),
      'orig': ('thus in the source', 'so in der Vorlage', 'sic dans la source'),
      'abbr': ('abbreviated', 'abgekürzt', 'abrégé'),
      'add': ('added', 'hinzugefügt', 'ajouté'),
      'del': ('deleted', 'gestrichen', 'supprimé'),
      'surplus': ('superfluous', 'überflüssig', 'superflu'),
      'damage': ('damaged', 'beschädigt', 'endommagé'),
      'as-transcribed': ('as transcribed', 'wie transkribiert', 'tel que transcrit'),
      'certainty': ('certainty', 'Sicherheit', 'degré de certitude'),
      'rejoined': ('paragraph rejoined here', 'Absatz hier wieder zusammengefügt', 'paragraphe reconstitué ici'),
      'volume': ('vol.', 'Bd.', 'vol.'),
      'issue': ('no.', 'Nr.', 'nᵒ'),
      'page-range': ('p.', 'S.', 'p.'),
      'page-ranges': ('pp.', 'S.', 'p.'),
      'chapter': ('ch.', 'Kap.', 'chap.'),
      'part': ('part', 'Teil', 'partie'),
      'rights-unknown': ('not stated', 'nicht angegeben', 'non précisés'),
      'rights-free': ('free', 'frei', 'libres'),
      'rights-restricted': ('restricted', 'eingeschränkt', 'restreints'),
      'cite': ('Cite this text', 'Diesen Text zitieren', 'Citer ce texte'),
      'style-author-date': ('Author–date', 'Autor–Jahr', 'Auteur–date'),
      'style-works-cited': ('Works cited (MLA)', 'Literaturverzeichnis (MLA)', 'Bibliographie (MLA)'),
      'style-note': ('Note (Chicago)', 'Fußnote (Chicago)', 'Note (Chicago)'),
      'formats': ('In other formats', 'In anderen Formaten', 'Dans d’autres formats'),
      'format-tei': ('TEI', 'TEI', 'TEI'),
      'format-text': ('plain text', 'Nur-Text', 'texte brut'),
      'and': ('and', 'und', 'et'),
      'others': ('and others', 'u. a.', 'et al.'),
      'undated': ('n.d.', 'o. J.', 's. d.'),
      'translated-by': ('translated by', 'übersetzt von', 'traduit par'),
      'edited-by': ('edited by', 'herausgegeben von', 'édité par'),
      'of-letter': ('Letter', 'Brief', 'Lettre'),
      'digital': ('digital edition', 'digitale Ausgabe', 'édition numérique'),
      'register': ('Names in the text', 'Namen im Text', 'Noms dans le texte'),
      'register-people': ('Persons', 'Personen', 'Personnes'),
      'register-places': ('Places', 'Orte', 'Lieux'),
      'register-organisations': ('Organisations', 'Körperschaften', 'Organisations'),
      'register-works': ('Works', 'Werke', 'Œuvres'),
      'register-others': ('Other names', 'Andere Namen', 'Autres noms'),
      'also': ('also', 'auch', 'aussi'),
      'born': ('born', 'geb.', 'n.'),
      'died': ('died', 'gest.', 'm.'),
      'mention': ('mention', 'Stelle', 'occurrence')}"/>

  <!-- A key that the table does not have says itself. -->
  <xsl:function name="tx:word" as="xs:string">
    <xsl:param name="key" as="xs:string"/>
    <xsl:variable name="said" as="xs:string*" select="$tx:words($key)"/>
    <xsl:sequence select="
        ($said[index-of($tx:tongues, $tx:tongue)], $said[1], upper-case(substring($key, 1, 1)) || translate(substring($key, 2), '-_', '  '))[1]"/>
  </xsl:function>

  <!-- A word within a sentence: with a small letter, but for German, whose nouns have capitals anywhere. -->
  <xsl:function name="tx:small-word" as="xs:string">
    <xsl:param name="key" as="xs:string"/>
    <xsl:sequence select="if ($tx:tongue = 'de') then tx:word($key) else lower-case(tx:word($key))"/>
  </xsl:function>

  <!-- The language to speak to readers of a text: the one asked for, else the text's, else English. -->
  <xsl:function name="tx:tongue" as="xs:string">
    <xsl:param name="asked" as="xs:string"/>
    <xsl:param name="document" as="node()?"/>
    <xsl:variable name="text" as="xs:string?" select="
        $document/descendant-or-self::TEI[1]/(@xml:lang, text/@xml:lang, teiHeader/profileDesc/langUsage/language[1]/@ident)[1] ! lower-case(.)"/>
    <xsl:variable name="wanted" as="xs:string" select="if ($asked = 'auto') then tx:short-tag(($text[.], 'en')[1]) else $asked"/>
    <xsl:sequence select="($tx:tongues[. = tokenize($wanted, '-')[1]], 'en')[1]"/>
  </xsl:function>
</xsl:stylesheet>
